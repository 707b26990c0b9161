import type { Money } from "@dotcart/cart-domain";
import type { CheckoutProblem } from "@dotcart/cart-domain/checkout";

/** What only has to be known; everything else stands in the way of an order. */
const toBeConfirmed = ["price-changed", "already-ordered", "amount-changed", "cart-changed"] as const;
type ToBeConfirmed = (typeof toBeConfirmed)[number];

export type Confirmable = Extract<CheckoutProblem, { kind: ToBeConfirmed }>;

export const isConfirmable = (problem: CheckoutProblem): problem is Confirmable =>
  (toBeConfirmed as readonly string[]).includes(problem.kind);

/** A point of the list: what has to be settled, and the name under which it is ticked. Another price is another point. */
export type Point = { readonly id: string; readonly problem: CheckoutProblem };

/**
 * All there is to settle: what the review says, and what changed since the shopper last agreed to something. Every point
 * once, what stands in the way first.
 */
export function pointsOf(
  problems: readonly CheckoutProblem[],
  changes: readonly CheckoutProblem[] = [],
): readonly Point[] {
  const points = new Map<string, Point>();
  // Of what was seen at first and what was seen last, the first is what the shopper remembers from his cart.
  for (const problem of [...problems, ...changes.filter(isConfirmable)]) {
    // What tax is contained follows from the rest.
    if (problem.kind === "amount-changed" && problem.part === "tax") continue;
    const id = nameOf(problem);
    if (!points.has(id)) points.set(id, { id, problem });
  }
  const all = [...points.values()];
  const known = all.filter(({ problem }) => isConfirmable(problem));
  const causes = known.filter(({ problem }) => !isOfTotal(problem));
  // A total that has a cause in the list says nothing new: one change, one tick.
  return [...all.filter(({ problem }) => !isConfirmable(problem)), ...(causes.length > 0 ? causes : known)];
}

const isOfTotal = (problem: CheckoutProblem): boolean =>
  problem.kind === "amount-changed" && problem.part === "total";

/** Whether nothing is left to be settled. */
export const isSettled = (points: readonly Point[], ticked: ReadonlySet<string>): boolean =>
  points.every(({ id, problem }) => isConfirmable(problem) && ticked.has(id));

/** What stands there now, as far as a change can be about it. */
export type Standing = {
  readonly lines: readonly { readonly variantId: string; readonly price: Money }[];
  readonly delivery: { readonly price: Money } | null;
  readonly discount: { readonly amount: Money } | null;
  readonly total: Money;
};

/** Whether a change that was told before still leads to what stands there: the next one, or the shopper, may have undone it. */
export function stillTrue(change: CheckoutProblem, { lines, delivery, discount, total }: Standing): boolean {
  if (change.kind === "price-changed")
    return lines.some(
      ({ variantId, price }) => variantId === change.variantId && price.amount === change.is.amount,
    );
  if (change.kind === "already-ordered") return lines.some(({ variantId }) => variantId === change.variantId);
  if (change.kind !== "amount-changed") return true;
  const now = { total, delivery: delivery?.price, discount: discount?.amount, tax: undefined }[change.part];
  return (now?.amount ?? 0) === change.is.amount;
}

function nameOf(problem: CheckoutProblem): string {
  switch (problem.kind) {
    case "price-changed":
      return `${problem.kind} ${problem.variantId} ${problem.is.amount}`;
    case "already-ordered":
      return `${problem.kind} ${problem.variantId} ${problem.orderId}`;
    case "amount-changed":
      return `${problem.kind} ${problem.part} ${problem.is.amount}`;
    case "cart-changed":
      return `${problem.kind} ${problem.variantIds.join(" ")}`;
    case "being-ordered":
      return `${problem.kind} ${problem.orderId}`;
    case "quantity-conflict":
    case "insufficient-stock":
    case "quantity-not-allowed":
    case "unavailable":
    case "product-not-found":
      return `${problem.kind} ${problem.variantId}`;
    default:
      return problem.kind;
  }
}
