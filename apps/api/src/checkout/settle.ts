import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { Desk } from "./desk.ts";
import { type Driven, drive } from "./drive.ts";
import { type Charged, takeCart } from "./take-cart.ts";

export type SettleOptions = {
  /** What the shopper's second step gave him. */
  readonly token?: string | undefined;
  /** What the order charges, where the caller knows it. */
  readonly charged?: Charged | undefined;
};

/**
 * Drives an order's payment, and takes what was charged out of the cart. The order stands whatever becomes of the cart
 * now: what could not be taken out, a job takes out.
 */
export async function settle(desk: Desk, orderId: OrderId, options: SettleOptions = {}): Promise<Driven> {
  const driven = await drive(desk, orderId, options.token);
  try {
    if (isPaid(driven)) await takeFrom(desk, orderId, options.charged);
  } catch (err) {
    desk.ports.log.warn({ err, orderId }, "what was charged is taken out of the cart later");
  }
  return driven;
}

const isPaid = (driven: Driven): boolean =>
  driven.kind === "settled" && driven.payment.orderStatus === "paid";

async function takeFrom(desk: Desk, orderId: OrderId, known: Charged | undefined): Promise<void> {
  const charged = known ?? (await desk.till.orders.dotsOf(orderId));
  if (charged !== null) await takeCart(desk, { ...charged, orderId });
}
