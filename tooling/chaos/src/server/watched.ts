import { type Cart, type CartId, type Delta, emptyCart } from "@dotcart/cart-domain";
import type { CartStore, ThinOperation } from "@dotcart/cart-store";

/** Told of every write at the moment it happens: what a cart holds then, and what a device had said when it was that. */
export type OnWrite = (cartId: CartId, cart: Cart, said: Delta | null) => void;

/** A caller without a replica did this: what was in the cart just before, and just after. */
export type OnThin = (operation: ThinOperation, before: Cart, after: Cart) => void;

export const watched = (store: CartStore, onWrite: OnWrite, onThin: OnThin): CartStore => ({
  ...store,
  async apply(id, operation) {
    // Asked for in one breath, so that nothing comes between the two.
    const [before, applied] = await Promise.all([store.read(id), store.apply(id, operation)]);
    if (applied.kind === "applied") onThin(operation, before?.cart ?? emptyCart, applied.stored.cart);
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
  withLife: (ttlSeconds) => watched(store.withLife(ttlSeconds), onWrite, onThin),
});
