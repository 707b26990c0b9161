import { lineLimits, type QuantityLimits } from "#product/quantity-limits.ts";
import type { CartLineView } from "./use-cart.tsx";

/**
 * What a line can be set to; null where it cannot be bought at all and can only be removed or saved. `stock` is for whoever
 * knows better than the tab's copy of the goods, which may be older.
 */
export function limitsOf(
  { variant }: Pick<CartLineView, "variant">,
  stock = variant?.stock ?? 0,
): QuantityLimits | null {
  if (variant === null || !variant.available) return null;
  const limits = lineLimits({ ...variant, stock });
  return limits.max < limits.min ? null : limits;
}
