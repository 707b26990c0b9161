import type { Ports } from "../context.ts";
import type { Owner } from "./port.ts";

/**
 * Puts what was kept for a guest's cart back on the shelf: in his account he has another cart, and would find his own
 * goods sold out.
 */
export async function releaseReserved(
  { till }: Pick<Ports, "till">,
  guest: Pick<Owner, "cartId">,
): Promise<void> {
  await till?.orders.reserve(guest.cartId, [], 0);
}
