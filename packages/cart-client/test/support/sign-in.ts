import { type CartId, emptyCart, linesOf, variantOf } from "@dotcart/cart-domain";
import type { Receipt } from "../../src/core/snapshot.ts";
import type { Browser } from "./browser.ts";
import type { Clock } from "./clock.ts";
import type { Shop } from "./shop.ts";

/** What the API does when somebody signs in: the guest's cart is closed, joined into the account's, and told of. */
export async function signIn(
  { shop, clock }: { readonly shop: Shop; readonly clock: Clock },
  { jar }: Browser,
  cartId: CartId,
): Promise<Receipt | null> {
  const guest = jar.mark;
  shop.issue(jar, { kind: "account", cartId }, `account:${cartId}`);
  if (guest === null || guest.kind === "account") return null;
  const closed = await shop.store.close(guest.cartId, { into: cartId, now: clock.now() });
  if (closed === null) return null;
  const before = (await shop.store.read(cartId))?.cart ?? emptyCart;
  const options = { create: true, now: clock.now(), subject: `account:${cartId}` };
  await shop.store.merge(cartId, closed.cart, options);
  return {
    guestCartId: guest.cartId,
    at: clock.now(),
    strategy: "join",
    lines: linesOf(closed.cart).map(({ line, quantity }) => ({ variantId: variantOf(line), quantity })),
    dots: [...closed.cart.entries.keys()],
    kept: linesOf(before).length,
  };
}

/** What the API does when somebody signs out: every cookie goes. */
export function signOut({ jar }: Browser): void {
  jar.token = null;
  jar.mark = null;
}
