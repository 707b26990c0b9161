import { decodeCart, encodeCart, ok, refuse } from "@dotcart/cart-domain";
import type { SealedCart, Sealer } from "@dotcart/cart-store";

/** Seals without a secret, and without leaving the thread: real signatures finish when they like, and this world must replay. */
export function createPlainSealer(): Sealer {
  return {
    seal: async ({ cartId, version, at, cart }) => JSON.stringify([cartId, version, at, encodeCart(cart)]),
    async open(text) {
      const [cartId, version, at, state] = JSON.parse(text) as [SealedCart["cartId"], number, number, string];
      const cart = decodeCart(state);
      return cart.ok ? ok({ cartId, version, at, cart: cart.value }) : refuse("malformed");
    },
  };
}
