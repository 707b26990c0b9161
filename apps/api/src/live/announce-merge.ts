import type { CartId } from "@dotcart/cart-domain";
import type { Ports } from "../context.ts";

/**
 * Ends the live streams of a cart that went into another, wherever they are held. Nobody waits for it and nothing hangs
 * on it: who does not hear of it is told at his next call.
 */
export function announceMerge({ live, log }: Pick<Ports, "live" | "log">, cartId: CartId): void {
  live
    .announceMerge(cartId)
    .catch((error: unknown) => log.debug({ err: error }, "a merge was not announced"));
}
