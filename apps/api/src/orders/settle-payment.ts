import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { Desk } from "../checkout/desk.ts";
import { settle } from "../checkout/settle.ts";
import type { Ports } from "../context.ts";

export type SettlePorts = Desk["ports"] & Pick<Ports, "till">;

/** Makes so what the books say is to become of an order's payment. What cannot be done now is a job's. */
export async function settlePayment(ports: SettlePorts, orderId: OrderId): Promise<void> {
  const { till, log } = ports;
  if (till === null) return;
  try {
    await settle({ ports, till }, orderId);
  } catch (err) {
    log.warn({ err, orderId }, "what is to become of a payment is done later");
    till.wake();
  }
}
