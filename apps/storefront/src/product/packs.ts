import type { ProductVariant } from "@dotcart/cart-domain";

/** Whether one alone cannot be had of any of these: then a price must say that it is the price of one. */
export const isSoldInPacks = (variants: readonly ProductVariant[]): boolean =>
  variants.some(({ min }) => min > 1);
