"use client";

import { useEffect } from "react";
import { tabCart } from "./tab-cart.ts";

/** Wakes the tab's cart, now that it is known what the shop charges in. Draws nothing. */
export function OpenCart({ currency }: { readonly currency: string }) {
  useEffect(() => tabCart.open(currency), [currency]);
  return null;
}
