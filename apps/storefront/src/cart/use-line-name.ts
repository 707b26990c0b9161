"use client";

import { useTranslations } from "next-intl";
import { lineName } from "./line-name.ts";
import { lineState } from "./line-state.ts";
import type { CartLineView } from "./use-cart.tsx";

/** What to call a line in a sentence, whatever is known of it. */
export function useLineName(): (line: CartLineView) => string {
  const t = useTranslations("Cart");
  return (line) => lineName(line) ?? t(lineState(line) === "gone" ? "gone" : "unnamed");
}
