import type { CartId } from "@dotcart/cart-domain";
import { syncContract } from "../../test/sync-contract.ts";
import { useTestRedis } from "../../test/test-redis.ts";
import { keysOf } from "../keys.ts";
import { createRedisCartStore } from "../redis-cart-store.ts";

const server = useTestRedis();
const keyOf = (id: CartId) => keysOf(id).cart;

for (const batch of [false, true])
  syncContract(batch ? "over Redis, calls sent together" : "over Redis", async () => ({
    store: createRedisCartStore({ redis: server.redis, ttlSeconds: 3600, batch }),
    flush: async (id) => void (await server.redis.del(keyOf(id))),
    async backup(id) {
      const copy = `${keyOf(id)}:copy`;
      await server.redis.exec(["COPY", keyOf(id), copy, "REPLACE"]);
      return async () => void (await server.redis.exec(["COPY", copy, keyOf(id), "REPLACE"]));
    },
  }));
