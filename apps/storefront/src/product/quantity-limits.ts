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

export type Settled = {
  readonly quantity: number;
  readonly because: QuantityLimits["stop"] | "min" | "step" | null;
};

/**
 * The allowed quantity next to a typed one, and what moved it: null when there is nothing to say. What is no quantity
 * at all, nothing or less than none, changes nothing: it stays at what it was before.
 */
export function settle(limits: QuantityLimits, typed: number | null, before: number): Settled {
  const { min, max, step, stop } = limits;
  if (typed === null || typed < 0) return { quantity: before, because: null };
  if (typed > max) return { quantity: max, because: stop };
  if (typed < min) return { quantity: min, because: "min" };
  const quantity = lastOnGrid(min, step, typed);
  return { quantity, because: quantity === typed || step === 1 ? null : "step" };
}
