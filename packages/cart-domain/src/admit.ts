import { type Cart, dotsOf, type Shown } from "./cart.ts";
import { limits } from "./limits.ts";
import { lineCountOf, lineQuantity } from "./line.ts";
import type { QuantityProblem, RoomProblem } from "./problem.ts";
import { isQuantity, quantityProblem } from "./quantity.ts";
import type { ProductVariant } from "./schema/product.ts";

/** An operation that would put something into a cart. Removing and clearing are never refused. */
export type QuantityRequest = Shown & {
  readonly kind: "add" | "setQuantity";
  readonly variant: ProductVariant;
  readonly quantity: number;
};

/**
 * Why a new operation must be refused, or null when it may be done. The variant is asked about what the line would
 * come to, not about what the operation carries: an add on top of 3 asks for the sum, and a set below a line that is
 * over the stock asks only for itself. What takes something out in exchange is never refused for want of room.
 *
 * The order of the answers is part of the contract: unavailable, insufficient-stock, quantity-not-allowed,
 * too-many-lines, too-many-operations.
 */
export function admit(cart: Cart, request: QuantityRequest): QuantityProblem | RoomProblem | null {
  const { kind, variant, quantity } = request;
  if (kind === "setQuantity" && quantity === 0) return null;
  const replaced = kind === "add" ? [] : dotsOf(cart, variant.id, request);
  const resulting = isQuantity(quantity) ? resultingQuantity(cart, request, new Set(replaced)) : quantity;
  return quantityProblem(variant, resulting) ?? roomProblem(cart, variant, replaced.length);
}

/** What the line comes to when this is done: concurrent sets the author did not see stay, and the largest counts. */
const resultingQuantity = (
  cart: Cart,
  { kind, variant, quantity }: QuantityRequest,
  replaced: ReadonlySet<string>,
): number =>
  lineQuantity([
    ...dotsOf(cart, variant.id).flatMap((dot) => (replaced.has(dot) ? [] : (cart.entries.get(dot) ?? []))),
    { kind: kind === "add" ? "add" : "set", quantity },
  ]);

function roomProblem(cart: Cart, variant: ProductVariant, replaced: number): RoomProblem | null {
  if (dotsOf(cart, variant.id).length === 0 && lineCountOf(cart) >= limits.lines)
    return { kind: "too-many-lines", limit: limits.lines };
  if (replaced === 0 && cart.entries.size >= limits.liveDots)
    return { kind: "too-many-operations", limit: limits.liveDots };
  return null;
}
