import type { Cart } from "./cart.ts";
import { type CartLine, linesOf } from "./line.ts";
import { money, sumMoney, timesMoney } from "./money.ts";
import type { CartProblem } from "./problem.ts";
import { quantityProblem } from "./quantity.ts";
import type { VariantId } from "./schema/ids.ts";
import type { Currency, Money } from "./schema/money.ts";
import type { Variant } from "./variant.ts";

/** A line priced from the catalogue. `variant` is null when the catalogue no longer knows it; it then costs nothing and cannot be bought. */
export type ReviewedLine = CartLine & {
  readonly variant: Variant | null;
  readonly price: Money;
  readonly seenPrice: Money;
  readonly subtotal: Money;
  readonly problems: readonly CartProblem[];
};

export type Review = {
  readonly lines: readonly ReviewedLine[];
  readonly itemCount: number;
  readonly total: Money;
  /** Problems of the cart as a whole; a line's own are on the line. */
  readonly problems: readonly CartProblem[];
};

/** `now` is in milliseconds since the epoch. Prices a cart from the catalogue and names everything the shopper must be told. `seen` is evidence, never a price. */
export function reviewCart(
  cart: Cart,
  variants: ReadonlyMap<VariantId, Variant>,
  { currency }: { readonly currency: Currency; readonly now: number },
): Review {
  const lines = linesOf(cart).map((line) => reviewLine(line, variants.get(line.line) ?? null, currency));
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    total: sumMoney(
      lines.map((line) => line.subtotal),
      currency,
    ),
    problems: [],
  };
}

function reviewLine(line: CartLine, variant: Variant | null, currency: Currency): ReviewedLine {
  const price = variant?.price ?? money(0, currency);
  const seenPrice = money(line.seen, price.currency);
  return {
    ...line,
    variant,
    price,
    seenPrice,
    subtotal: timesMoney(price, line.quantity),
    problems:
      variant === null
        ? [{ kind: "product-not-found", variantId: line.line }]
        : lineProblems(line, variant, seenPrice),
  };
}

function lineProblems(line: CartLine, variant: Variant, seenPrice: Money): readonly CartProblem[] {
  const problems: CartProblem[] = [];
  const quantity = quantityProblem(variant, line.quantity);
  if (quantity !== null) problems.push(quantity);
  if (seenPrice.amount !== variant.price.amount)
    problems.push({ kind: "price-changed", variantId: variant.id, was: seenPrice, is: variant.price });
  if (line.conflict !== null)
    problems.push({ kind: "quantity-conflict", variantId: variant.id, candidates: line.conflict });
  return problems;
}
