import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { Ports } from "../context.ts";

export type SettlePorts = Pick<Ports, "till" | "log">;

/** Makes so what the books say is to become of an order's payment. What cannot be done now is a job's. */
export async function settlePayment({ till }: SettlePorts, _orderId: OrderId): Promise<void> {
  till?.wake();
}
