import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { OnPaymentNews } from "../payment/webhook-door.ts";
import type { Desk } from "./desk.ts";
import { settle } from "./settle.ts";

/**
 * Drives the order that a provider has news of. One that nobody here knows is told to the log: books that were set back
 * have lost it, and its money is with the provider.
 */
export const hearPaymentNews =
  (desk: Desk): OnPaymentNews =>
  async (orderId: OrderId) => {
    const driven = await settle(desk, orderId);
    if (driven.kind !== "busy" || (await desk.till.orders.byId(orderId)) !== null) return;
    desk.ports.log.error({ orderId }, "a payment is for an order that the books do not know");
  };
