import type { ProductVariant } from "@dotcart/cart-domain";

/** Where a stepper may go, and what holds it at the upper end. `max < min` means that there is nothing to choose. */
export type QuantityLimits = {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly stop: "stock" | "max";
};

export type Sellable = Pick<ProductVariant, "min" | "max" | "step" | "stock" | "available">;

/** What a line of this variant may hold: min, min + step, … as far as the stock and the maximum allow. */
export function lineLimits({ min, max, step, stock, available }: Sellable): QuantityLimits {
  const bound = available ? Math.min(max, stock) : 0;
  return { min, max: lastOnGrid(min, step, bound), step, stop: stock < max ? "stock" : "max" };
}

/** What may be put in beside what the cart already holds. The API has the last word; this keeps from asking in vain. */
export function addLimits(variant: Sellable, inCart: number): QuantityLimits {
  const line = lineLimits(variant);
  if (inCart === 0) return line;
  return { ...line, min: line.step, max: lastOnGrid(line.step, line.step, line.max - inCart) };
}

/** The largest of min, min + step, … that is not above `bound`; 0 when there is none. */
function lastOnGrid(min: number, step: number, bound: number): number {
  return bound < min ? 0 : bound - ((bound - min) % step);
}

/** The allowed quantity next to a typed one, and what moved it: null when it was allowed as it stood. */
export function settle(
  limits: QuantityLimits,
  wanted: number,
): { readonly quantity: number; readonly because: QuantityLimits["stop"] | "min" | "step" | null } {
  const { min, max, step, stop } = limits;
  if (wanted > max) return { quantity: max, because: stop };
  if (wanted < min) return { quantity: min, because: "min" };
  const quantity = lastOnGrid(min, step, wanted);
  return { quantity, because: quantity === wanted ? null : "step" };
}
