"use client";

import { useTranslations } from "next-intl";
import { goodsName } from "#cart/line-name.ts";
import { useCart } from "#cart/use-cart.tsx";
import { useLineName } from "#cart/use-line-name.ts";
import type { Checkout } from "./use-checkout.ts";

/** What goods are called, by what is shown for ordering, else by the cart. */
export function useGoodsNames({ reviewing: { review } }: Checkout): (variantId: string) => string {
  const t = useTranslations("Cart");
  const lineName = useLineName();
  const { lines } = useCart();
  return (variantId) => {
    const shown = review?.lines.find((line) => line.variantId === variantId);
    if (shown !== undefined && shown.name !== null) return goodsName(shown.name, shown.variantName ?? "");
    const line = lines.find((each) => each.variantId === variantId);
    return line === undefined ? t("unnamed") : lineName(line);
  };
}
