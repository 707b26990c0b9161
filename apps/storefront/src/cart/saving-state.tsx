"use client";

import { useTranslations } from "next-intl";
import { useCart } from "./use-cart.tsx";

/** A quiet word on whether what is shown is what is kept. */
export function SavingState() {
  const t = useTranslations("Cart");
  const { status } = useCart();
  return <span data-testid="saving-state">{status === "saving" ? t("saving") : t("saved")}</span>;
}
