import { syncContract } from "../../test/sync-contract.ts";
import { createMemoryCartStore, type MemoryCarts } from "../memory-cart-store.ts";

syncContract("in memory", async () => {
  const carts: MemoryCarts = new Map();
  return {
    store: createMemoryCartStore({ ttlSeconds: 3600, carts }),
    flush: async (id) => void carts.delete(id),
    async backup(id) {
      const kept = carts.get(id);
      return async () => {
        if (kept === undefined) carts.delete(id);
        else carts.set(id, kept);
      };
    },
  };
});
