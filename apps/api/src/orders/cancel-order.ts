import type { Result } from "@dotcart/cart-domain";
import type { Order, OrderStatus } from "@dotcart/cart-domain/checkout";
import type { OrderProblem } from "@dotcart/shop-db";
import { settle } from "../checkout/settle.ts";
import type { Ports } from "../context.ts";
import { granted } from "./granted.ts";
import { type AskedOrder, type OrderCaller, visibleOrder } from "./visible-order.ts";

/**
 * Ends an order that has not left yet: what was held is let go, what was charged goes back. Answers the order as it
 * stands afterwards, which need not be its end: where the bank does not answer, a job goes on asking. Cancelling again
 * is no second time, and of an order that is over nothing is left to be done.
 */
export async function cancelOrder(
  caller: OrderCaller & { readonly ports: Ports },
  asked: AskedOrder,
): Promise<Order> {
  const { ports, till, session } = caller;
  const order = await visibleOrder(caller, asked);
  if (isOver(order.status)) return order;
  const actor = session?.subject === order.subject ? order.subject : `link:${order.id}`;
  const wanted = await askForEnd(caller, order, actor);
  await settle({ ports, till }, order.id);
  return (await till.orders.byId(order.id)) ?? wanted;
}

const isOver = (status: OrderStatus): boolean => status === "cancelled" || status === "refunded";

/** An order may be paid, or over, between the look and the wish: then it is the money that is asked back, or nothing. */
async function askForEnd({ till }: OrderCaller, order: Order, actor: string): Promise<Order> {
  const ask = (goal: "void" | "refund") => till.orders.ask(order.id, { goal, actor, unlessFulfilled: true });
  let asked = await ask(order.status === "pending" ? "void" : "refund");
  if (statusIn(asked) === "paid") asked = await ask("refund");
  const status = statusIn(asked);
  return status !== null && isOver(status) ? order : granted(asked);
}

/** The status that an order was found in where nothing could be asked of it. */
const statusIn = (asked: Result<Order, OrderProblem>): OrderStatus | null =>
  !asked.ok && asked.problem.kind === "order-state" ? asked.problem.status : null;
