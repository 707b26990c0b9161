import type { Order, OrderStatus } from "@dotcart/cart-domain/checkout";
import { granted } from "./granted.ts";
import { type SettlePorts, settlePayment } from "./settle-payment.ts";
import { type AskedOrder, type OrderCaller, visibleOrder } from "./visible-order.ts";

/**
 * Ends an order that has not left yet: what was held is let go, what was charged goes back. Answers the order as it
 * stands afterwards, which need not be its end: where the bank does not answer, a job goes on asking. Cancelling again
 * is no second time, and of an order that is over nothing is left to be done.
 */
export async function cancelOrder(
  caller: OrderCaller & { readonly ports: SettlePorts },
  asked: AskedOrder,
): Promise<Order> {
  const { ports, till, session } = caller;
  const order = await visibleOrder(caller, asked);
  if (isOver(order.status)) return order;
  const actor = session?.subject === order.subject ? order.subject : `link:${order.id}`;
  const wanted = await askForEnd(caller, order, actor);
  await settlePayment(ports, order.id);
  return (await till.orders.byId(order.id)) ?? wanted;
}

const isOver = (status: OrderStatus): boolean => status === "cancelled" || status === "refunded";

/** An order may be paid between the look and the wish: then it is the money that is asked back. */
async function askForEnd({ till }: OrderCaller, order: Order, actor: string): Promise<Order> {
  const ask = (goal: "void" | "refund") => till.orders.ask(order.id, { goal, actor, unlessFulfilled: true });
  let asked = await ask(order.status === "pending" ? "void" : "refund");
  if (!asked.ok && asked.problem.kind === "order-state" && asked.problem.status === "paid")
    asked = await ask("refund");
  return granted(asked);
}
