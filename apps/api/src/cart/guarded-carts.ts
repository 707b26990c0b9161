import type { CartStore } from "@dotcart/cart-store";
import type { Guard } from "../guard.ts";

/** The same store, which gives up in time and says so. */
export const guardedCarts = (store: CartStore, guard: Guard): CartStore => ({
  read: (id) => guard(() => store.read(id)),
  apply: (id, operation) => guard(() => store.apply(id, operation)),
  merge: (id, delta, options) => guard(() => store.merge(id, delta, options)),
  take: (id, options) => guard(() => store.take(id, options)),
  close: (id, options) => guard(() => store.close(id, options)),
  withLife: (ttlSeconds) => guardedCarts(store.withLife(ttlSeconds), guard),
});
