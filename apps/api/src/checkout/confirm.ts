import type { Order } from "@dotcart/cart-domain/checkout";
import { driveAndAnswer } from "./answer.ts";
import type { Desk } from "./desk.ts";
import type { PlacedOrder } from "./view.ts";

/** The shopper's second step is done, and `token` is what he has to show for it. Asked again it answers the same. */
export const confirm = (desk: Desk, order: Order, token: string): Promise<PlacedOrder> =>
  driveAndAnswer(desk, order, { token });
