import type { CartStore } from "@dotcart/cart-store";
import { createGuard } from "../guard.ts";

/** The same store, which gives up in time and says so. */
export function guardedCarts(store: CartStore, milliseconds: number): CartStore {
  const guard = createGuard({ dependency: "carts", milliseconds });
  return {
    read: (id) => guard(() => store.read(id)),
    apply: (id, operation) => guard(() => store.apply(id, operation)),
    merge: (id, delta, options) => guard(() => store.merge(id, delta, options)),
  };
}
