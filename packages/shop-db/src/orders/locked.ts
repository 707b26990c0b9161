import type { OrderId, OrderStatus, PaymentGoal } from "@dotcart/cart-domain/checkout";
import { eq } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { orders } from "../schema/orders.ts";
import { payments } from "../schema/payments.ts";

export type LockedOrder = { readonly status: OrderStatus; readonly goal: PaymentGoal };

/** An order that nobody else changes until this transaction ends; its payment first, as everybody takes them. */
export async function lockOrder(db: Queries, orderId: OrderId): Promise<LockedOrder | null> {
  const [payment] = await db
    .select({ goal: payments.goal })
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .for("no key update");
  const [order] = await db
    .select({ status: orders.status })
    .from(orders)
    .where(eq(orders.id, orderId))
    .for("no key update");
  return payment === undefined || order === undefined ? null : { ...payment, ...order };
}
