import { type CartId, lineOf } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { addOf, newCartId, tea } from "../test/operations.ts";
import { useTestRedis } from "../test/test-redis.ts";
import type { CartStore } from "./port.ts";
import { createRedisCartStore } from "./redis-cart-store.ts";

const server = useTestRedis();
const CARTS = 1000;
const ADDS = 100;

test(`${ADDS} concurrent adds of one product to one cart, some of them sent twice, give exactly ${ADDS}: over ${CARTS} carts`, async () => {
  const [here, there] = [1, 2].map(() =>
    createRedisCartStore({ redis: server.redis, ttlSeconds: 3600, batch: true }),
  ) as [CartStore, CartStore];
  for (let from = 0; from < CARTS; from += 20) {
    const ids = Array.from({ length: 20 }, newCartId);
    await Promise.all(ids.map((id, index) => addHundred(id, index % 2 === 0 ? [here, here] : [here, there])));
    const fresh = createRedisCartStore({ redis: server.redis, ttlSeconds: 3600, batch: true });
    const quantities = await Promise.all(
      ids.map(
        async (id) =>
          lineOf(
            (await fresh.read(id))?.cart ?? {
              entries: new Map(),
              context: { vector: new Map(), cloud: new Set() },
            },
            tea.id,
          )?.quantity,
      ),
    );
    expect(quantities).toEqual(ids.map(() => ADDS));
  }
});

/** Every fifth add is sent twice at once, and again when all are done. */
async function addHundred(id: CartId, [one, other]: readonly [CartStore, CartStore]): Promise<void> {
  const operations = Array.from({ length: ADDS }, () => addOf(tea, 1));
  const retried = operations.filter((_, index) => index % 5 === 0);
  const sent = [
    ...operations.map((operation, index) => (index % 2 === 0 ? one : other).apply(id, operation)),
    ...retried.map((operation) => other.apply(id, operation)),
  ];
  const kinds = (await Promise.all(sent)).map((answer) => answer.kind);
  expect(kinds.filter((kind) => kind === "applied")).toHaveLength(ADDS);
  expect(kinds.filter((kind) => kind === "replayed")).toHaveLength(retried.length);
  const later = await Promise.all(retried.map((operation) => one.apply(id, operation)));
  expect(new Set(later.map((answer) => answer.kind))).toEqual(new Set(["replayed"]));
}
