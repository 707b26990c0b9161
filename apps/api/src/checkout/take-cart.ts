import { consume, invariant } from "@dotcart/cart-domain";
import type { CartToTake } from "@dotcart/shop-db";
import type { Desk } from "./desk.ts";

/** What was charged, and whose cart it was in. */
export type Charged = Omit<CartToTake, "orderId">;

/**
 * Takes exactly these dots out of a cart, however often it is asked; every device of the cart is told. A guest's cart that
 * went into an account's meanwhile took them along: then out of that one, also where the merge has not come to its second
 * half yet: a cart that knows the dots as gone is not brought them back by it.
 */
export async function takeOut(ports: Desk["ports"], { cartId, subject, dots }: Charged): Promise<void> {
  const carts = subject.startsWith("account:") ? ports.accountCarts : ports.carts;
  const now = ports.clock();
  const merged = await carts.merge(cartId, consume(dots), { create: false, now });
  if (merged.kind !== "closed") return;
  const { closedInto } = merged.stored;
  invariant(closedInto !== null, "a closed cart says where it went");
  await ports.accountCarts.merge(closedInto, consume(dots), { create: true, now });
}

/** The same for an order that was paid, and a note of it: what was not noted is done again by a job. */
export async function takeCart({ ports, till }: Desk, charged: CartToTake): Promise<void> {
  await takeOut(ports, charged);
  await till.orders.cartTaken(charged.orderId);
}
