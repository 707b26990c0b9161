import { limits } from "./limits.ts";
import type { QuantityProblem } from "./problem.ts";
import type { ProductVariant } from "./schema/product.ts";

/** Whether a line of `quantity` may be asked for: availability first, then stock, then min/max/step. Null when it may. */
export function quantityProblem(variant: ProductVariant, quantity: number): QuantityProblem | null {
  const { id: variantId, min, max, step, stock } = variant;
  if (!variant.available) return { kind: "unavailable", variantId };
  if (quantity > stock)
    return { kind: "insufficient-stock", variantId, requested: quantity, available: stock };
  if (quantity < min || quantity > max || (quantity - min) % step !== 0)
    return { kind: "quantity-not-allowed", variantId, requested: quantity, min, max, step };
  return null;
}

/** Whether one operation may carry this number at all, before any line is looked at. */
export const isQuantity = (quantity: unknown): quantity is number =>
  Number.isInteger(quantity) &&
  (quantity as number) >= limits.quantityMin &&
  (quantity as number) <= limits.quantityMax;
