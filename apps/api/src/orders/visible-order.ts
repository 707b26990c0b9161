import type { Order, OrderId } from "@dotcart/cart-domain/checkout";
import type { Till } from "../checkout/port.ts";
import type { Ports } from "../context.ts";
import { Refusal } from "../problem.ts";
import type { Session } from "../session/port.ts";
import { stillShopping } from "./still-shopping.ts";

export type AskedOrder = { readonly orderId: OrderId; readonly key?: string | undefined };

/** Who asks for an order: whoever has a session, and whoever shows its key. */
export type OrderCaller = {
  readonly ports: Pick<Ports, "carts">;
  readonly till: Till;
  readonly session: Session | null;
};

/**
 * The order, for its owner and for whoever holds its key. Everybody else is told what he would be told of an order that
 * does not exist, so that nobody learns which ones do.
 */
export async function visibleOrder(
  { ports, till, session }: OrderCaller,
  { orderId, key }: AskedOrder,
): Promise<Order> {
  const hasKey = key !== undefined && till.links.isKeyOf(orderId, key);
  const owner = hasKey || session === null ? null : (await stillShopping(ports, session)).subject;
  const order = hasKey || owner !== null ? await till.orders.byId(orderId) : null;
  if (order === null || !(hasKey || order.subject === owner)) throw new Refusal({ kind: "no-such-order" });
  return order;
}
