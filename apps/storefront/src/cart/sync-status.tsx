"use client";

import { useTranslations } from "next-intl";
import { useCart } from "./use-cart.tsx";

/** A quiet word on where what is shown is kept by now. */
export function SyncStatus() {
  const t = useTranslations("Cart");
  const { status } = useCart();
  return (
    <span data-testid="saving-state" data-status={status} className={looks[status]}>
      {status !== "loading" && t(`status_${status}`)}
    </span>
  );
}

const looks = {
  loading: "",
  saved: "",
  saving: "",
  "on-device": "",
  offline: "text-note",
  "memory-only": "text-note",
} as const satisfies Record<ReturnType<typeof useCart>["status"], string>;
