import type { Cart } from "./cart.ts";
import { limits } from "./limits.ts";
import { type CartLine, linesOf, savedLinesOf } from "./line.ts";
import { money, sumMoney, timesMoney } from "./money.ts";
import { isStale } from "./price-snapshot.ts";
import type { CartProblem, RoomProblem } from "./problem.ts";
import { quantityProblem } from "./quantity.ts";
import { variantOf } from "./saved.ts";
import type { VariantId } from "./schema/ids.ts";
import type { Currency, Money } from "./schema/money.ts";
import type { Variant } from "./variant.ts";

/** A line priced from the catalogue. What the catalogue no longer knows costs nothing and cannot be bought. */
export type ReviewedLine = CartLine & {
  /** The goods the line is about, whether it is in the cart or saved. */
  readonly variantId: VariantId;
  readonly variant: Variant | null;
  readonly price: Money;
  /** What the shopper was last shown for one piece. */
  readonly seenPrice: Money;
  /** Whether that was too long ago to speak for itself, even when it is still right. */
  readonly isSeenPriceStale: boolean;
  readonly subtotal: Money;
  readonly problems: readonly CartProblem[];
};

export type Review = {
  readonly lines: readonly ReviewedLine[];
  /** What waits for later, priced and checked in the same way; none of it is in the counts, the total or the limit of lines. */
  readonly saved: readonly ReviewedLine[];
  readonly itemCount: number;
  readonly total: Money;
  /** Problems of the cart as a whole; a line's own are on the line. */
  readonly problems: readonly RoomProblem[];
};

/** `now` is in milliseconds since the epoch; `currency` is the one the shop charges in. */
export type Shop = { readonly currency: Currency; readonly now: number };

/** Prices a cart from the catalogue and names everything the shopper must be told before buying. */
export function reviewCart(cart: Cart, variants: ReadonlyMap<VariantId, Variant>, shop: Shop): Review {
  const review = (line: CartLine) => reviewLine(line, variants, shop);
  const lines = linesOf(cart).map(review);
  const subtotals = lines.map((line) => line.subtotal);
  return {
    lines,
    saved: savedLinesOf(cart).map(review),
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    total: sumMoney(subtotals, shop.currency),
    problems: roomProblems(lines.length, cart.entries.size),
  };
}

function reviewLine(
  line: CartLine,
  variants: ReadonlyMap<VariantId, Variant>,
  { currency, now }: Shop,
): ReviewedLine {
  const variantId = variantOf(line.line);
  const variant = variants.get(variantId) ?? null;
  const price = variant?.price.currency === currency ? variant.price : money(0, currency);
  const seenPrice = money(line.seen, currency);
  return {
    ...line,
    variantId,
    variant,
    price,
    seenPrice,
    isSeenPriceStale: isStale({ price: seenPrice, at: line.at }, now),
    subtotal: timesMoney(price, line.quantity),
    problems:
      variant === null ? [{ kind: "product-not-found", variantId }] : lineProblems(line, variant, seenPrice),
  };
}

/** A variant priced in another currency cannot be had here, and its amount says nothing about the one that was seen. */
function lineProblems(line: CartLine, variant: Variant, was: Money): readonly CartProblem[] {
  const { id: variantId, price: is } = variant;
  if (is.currency !== was.currency) return [{ kind: "unavailable", variantId }];
  const problems: CartProblem[] = [];
  const quantity = quantityProblem(variant, line.quantity);
  if (quantity !== null) problems.push(quantity);
  if (was.amount !== is.amount) problems.push({ kind: "price-changed", variantId, was, is });
  if (line.conflict !== null)
    problems.push({ kind: "quantity-conflict", variantId, candidates: line.conflict });
  return problems;
}

/** A join may exceed what a new operation may not: it is kept, and said. */
function roomProblems(lines: number, liveDots: number): readonly RoomProblem[] {
  const problems: RoomProblem[] = [];
  if (lines > limits.lines) problems.push({ kind: "too-many-lines", limit: limits.lines });
  if (liveDots > limits.liveDots) problems.push({ kind: "too-many-operations", limit: limits.liveDots });
  return problems;
}
