import { cartStoreContract } from "../test/cart-store-contract.ts";
import { createMemoryCartStore } from "./memory-cart-store.ts";

cartStoreContract("in memory", async ({ ttlSeconds }) => {
  let now = 0;
  return {
    store: createMemoryCartStore({ ttlSeconds, now: () => now }),
    outlive: async () => {
      now += ttlSeconds * 1000;
    },
  };
});
