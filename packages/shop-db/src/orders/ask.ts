import { ok, type Result, refuse } from "@dotcart/cart-domain";
import { canBecome, type OrderAction, type OrderId, type OrderStatus } from "@dotcart/cart-domain/checkout";
import { eq, sql } from "drizzle-orm";
import type { Database } from "../connection/pool.ts";
import { payments } from "../schema/payments.ts";
import { audit } from "./audit.ts";
import { lockOrder } from "./locked.ts";
import type { OrderBooks, OrderProblem } from "./port.ts";

type Wish = Parameters<OrderBooks["ask"]>[1];

/** Writes down what is wished; whoever drives the payment is due at once, and he alone ends the order. */
export async function askForEnd(
  db: Database,
  orderId: OrderId,
  { goal, actor, unlessFulfilled, reason }: Wish,
): Promise<Result<null, OrderProblem>> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order === null) return refuse({ kind: "no-such-order" });
    const { end, action } = wishes[goal];
    if (order.status === end) return ok(null);
    const isTooLate = unlessFulfilled && isGone.has(order.status);
    if (isTooLate || !canBecome(order.status, end))
      return refuse({ kind: "order-state", status: order.status });
    if (order.goal === goal) return ok(null);
    await tx
      .update(payments)
      .set({ goal, dueAt: sql`clock_timestamp()` })
      .where(eq(payments.orderId, orderId));
    await audit(tx, orderId, { actor, action, reason });
    return ok(null);
  });
}

const wishes = {
  void: { end: "cancelled", action: "cancel-asked" },
  refund: { end: "refunded", action: "refund-asked" },
} as const satisfies Record<Wish["goal"], { end: OrderStatus; action: OrderAction }>;

const isGone: ReadonlySet<OrderStatus> = new Set(["fulfilled", "delivered"]);
