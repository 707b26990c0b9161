import { cartStoreContract } from "../test/cart-store-contract.ts";
import { useTestRedis } from "../test/test-redis.ts";
import { keysOf } from "./keys.ts";
import { createRedisCartStore } from "./redis-cart-store.ts";

const server = useTestRedis();

for (const [name, batch] of Object.entries({ "each call by itself": false, "calls sent together": true })) {
  cartStoreContract(`in Redis, ${name}`, async ({ ttlSeconds }) => ({
    store: createRedisCartStore({ redis: server.redis, ttlSeconds, batch }),
    async outlive(id) {
      while ((await server.redis.exists(keysOf(id).cart)) === 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
    },
  }));
}

cartStoreContract("in Redis, with nothing remembered between calls", async ({ ttlSeconds }) => ({
  store: createRedisCartStore({ redis: server.redis, ttlSeconds, batch: true, maxKnownEntries: 0 }),
  async outlive(id) {
    while ((await server.redis.exists(keysOf(id).cart)) === 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  },
}));
