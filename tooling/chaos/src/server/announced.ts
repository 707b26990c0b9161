import type { CartId } from "@dotcart/cart-domain";
import type { CartStore } from "@dotcart/cart-store";
import type { LiveHub } from "./live-hub.ts";

/** A store that tells of every change, as the scripts in Redis do. */
export function announced(store: CartStore, live: LiveHub): CartStore {
  const tell = (cartId: CartId, version: number) => live.tell(cartId, { kind: "version", version });
  return {
    read: (id) => store.read(id),
    async apply(id, operation) {
      const applied = await store.apply(id, operation);
      if (applied.kind === "applied") tell(id, applied.stored.version);
      return applied;
    },
    async merge(id, delta, options) {
      const merged = await store.merge(id, delta, options);
      if (merged.kind === "changed") tell(id, merged.stored.version);
      return merged;
    },
    async take(id, options) {
      const taken = await store.take(id, options);
      if (taken.kind === "changed") tell(id, taken.stored.version);
      return taken;
    },
    async close(id, options) {
      const closed = await store.close(id, options);
      if (closed !== null) live.tell(id, { kind: "ended", reason: "merged" });
      return closed;
    },
    withLife: (ttlSeconds) => announced(store.withLife(ttlSeconds), live),
  };
}
