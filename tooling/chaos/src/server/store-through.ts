import type { CartStore } from "@dotcart/cart-store";

/** Does one call on a store, in whatever way. */
export type Around = <T>(call: (store: CartStore) => Promise<T>) => Promise<T>;

/** A store every call of which goes through `around`. */
export const storeThrough = (around: Around): CartStore => ({
  read: (id) => around((store) => store.read(id)),
  apply: (id, operation) => around((store) => store.apply(id, operation)),
  merge: (id, delta, options) => around((store) => store.merge(id, delta, options)),
  take: (id, options) => around((store) => store.take(id, options)),
  close: (id, options) => around((store) => store.close(id, options)),
  withLife: (ttlSeconds) => storeThrough((call) => around((store) => call(store.withLife(ttlSeconds)))),
});
