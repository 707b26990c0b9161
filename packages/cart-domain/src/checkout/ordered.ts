import type { ReviewedLine } from "../review.ts";
import type { Dot } from "../schema/dot.ts";
import type { VariantId } from "../schema/ids.ts";
import type { OrderId } from "./ids.ts";
import type { CheckoutProblem } from "./problem.ts";

/** What the books say of earlier orders of the same goods. */
export type Ordered = {
  /** Dots that are in an order; `isPending`: its payment is under way. */
  readonly taken: readonly {
    readonly dot: Dot;
    readonly orderId: OrderId;
    readonly orderNumber: string;
    readonly isPending: boolean;
  }[];
  /** What this cart or its owner bought, at most one of each variant. `placedAt` is in milliseconds since the epoch. */
  readonly bought: readonly {
    readonly variantId: VariantId;
    readonly quantity: number;
    readonly orderId: OrderId;
    readonly orderNumber: string;
    readonly placedAt: number;
  }[];
};

/**
 * What of a line is under way already, or was bought after the line came to the cart: then it may be a second device's
 * wish for what the first one ordered. A line that is itself in an order is not asked about once more.
 */
export function orderedProblems(
  { variantId, since, dots }: Pick<ReviewedLine, "variantId" | "since" | "dots">,
  { taken, bought }: Ordered,
): readonly CheckoutProblem[] {
  const own = new Set(dots);
  const held = taken.filter(({ dot }) => own.has(dot));
  const pending = new Map(held.filter(({ isPending }) => isPending).map((it) => [it.orderId, it]));
  if (held.length > 0)
    return [...pending.values()].map(({ orderId, orderNumber }) => ({
      kind: "being-ordered",
      orderId,
      orderNumber,
    }));
  const before = bought.find((it) => it.variantId === variantId);
  if (before === undefined || since > before.placedAt) return [];
  const { quantity, orderId, orderNumber } = before;
  return [{ kind: "already-ordered", variantId, quantity, orderId, orderNumber }];
}
