import { type Cart, type CartId, type Delta, emptyCart } from "@dotcart/cart-domain";
import type { CartStore } from "@dotcart/cart-store";

/** Told of every write at the moment it happens: what a cart holds then, and what a device had said when it was that. */
export type OnWrite = (cartId: CartId, cart: Cart, said: Delta | null) => void;

export const watched = (store: CartStore, onWrite: OnWrite): CartStore => ({
  ...store,
  async apply(id, operation) {
    const applied = await store.apply(id, operation);
    if (applied.kind !== "refused") onWrite(id, applied.stored.cart, null);
    return applied;
  },
  async merge(id, delta, options) {
    const merged = await store.merge(id, delta, options);
    if (merged.kind !== "no-such-cart") onWrite(id, merged.stored.cart, null);
    return merged;
  },
  async take(id, options) {
    const taken = await store.take(id, options);
    onWrite(id, taken.kind === "no-such-cart" ? emptyCart : taken.stored.cart, options.delta);
    return taken;
  },
  withLife: (ttlSeconds) => watched(store.withLife(ttlSeconds), onWrite),
});
