import type { Order, OrderId } from "@dotcart/cart-domain/checkout";
import { accountSubject } from "../account/port.ts";
import { settle } from "../checkout/settle.ts";
import { found, granted } from "../orders/granted.ts";
import { Refusal } from "../problem.ts";
import type { Merchant } from "./merchant.ts";

/**
 * Gives back what was charged, whether or not the parcel has left, and answers the order as it stands then. Again is no
 * second time. An order without a charge has nothing to give back.
 */
export async function refundOrder(
  { ports, till, account }: Merchant,
  { orderId, reason }: { readonly orderId: OrderId; readonly reason?: string | undefined },
): Promise<Order> {
  const order = found(await till.orders.byId(orderId));
  if (order.status === "refunded") return order;
  if (order.status === "pending" || order.status === "cancelled")
    throw new Refusal({ kind: "order-state", status: order.status });
  const actor = accountSubject(account.userId);
  const asked = granted(
    await till.orders.ask(orderId, { goal: "refund", actor, unlessFulfilled: false, reason }),
  );
  await settle({ ports, till }, orderId);
  return (await till.orders.byId(orderId)) ?? asked;
}
