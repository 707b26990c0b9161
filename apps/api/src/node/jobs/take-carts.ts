import type { Desk } from "../../checkout/desk.ts";
import { takeCart } from "../../checkout/take-cart.ts";

const portion = 20;

/** Takes what was charged out of the carts that have not heard of it. One that cannot be reached keeps no other waiting. */
export async function takeCarts(desk: Desk): Promise<boolean> {
  const waiting = await desk.till.orders.cartsToTake(portion);
  const taken = await Promise.allSettled(waiting.map((charged) => takeCart(desk, charged)));
  for (const each of taken) if (each.status === "rejected") throw each.reason;
  return waiting.length === portion;
}
