import type { Order } from "@dotcart/cart-domain/checkout";
import { Refusal } from "../problem.ts";
import type { Desk } from "./desk.ts";
import { type SettleOptions, settle } from "./settle.ts";
import type { PlacedOrder } from "./view.ts";

/** Somebody is at it in this very moment, and will soon be done. */
export const inProgress = (retryAfterSeconds: number): Refusal =>
  new Refusal({ kind: "checkout-in-progress", retryAfterSeconds });

/**
 * Drives a pending order on and says what became of it; of one that is not pending, how it stands. So whoever asks again
 * because an answer was lost is given that answer.
 */
export async function driveAndAnswer(
  desk: Desk,
  order: Order,
  options: SettleOptions = {},
): Promise<PlacedOrder> {
  if (order.status !== "pending") return answer(desk, order);
  const driven = await settle(desk, order.id, options);
  if (driven.kind === "busy") throw inProgress(1);
  const { orderStatus: status, state, action } = driven.payment;
  if (status === "cancelled") throw cameToNothing((await desk.till.orders.byId(order.id)) ?? order);
  const now = { ...order, status, payment: { ...order.payment, state, action } };
  return answer(desk, now, driven.kind === "unanswered");
}

/** How an order stands, for the one who placed it; an order that came to nothing, or was given back, is a refusal. */
function answer({ till }: Desk, order: Order, isUnanswered = false): PlacedOrder {
  const { id: orderId, number, total, language, payment } = order;
  if (order.status === "cancelled" || order.status === "refunded") throw cameToNothing(order);
  const link = till.links.linkTo(orderId, language);
  const placed = { orderId, number, total, link };
  if (order.status !== "pending") return { ...placed, status: "paid", action: null };
  if (payment.state !== "requires-action" || isUnanswered)
    return { ...placed, status: "pending", action: null };
  return { ...placed, status: "requires-action", action: payment.action };
}

const cameToNothing = ({ status, payment }: Order): Refusal =>
  new Refusal(
    payment.state === "declined"
      ? { kind: "payment-declined", reason: payment.reason }
      : { kind: "order-state", status },
  );
