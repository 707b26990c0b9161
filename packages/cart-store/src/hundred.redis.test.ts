import { type CartId, emptyCart, lineOf } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { addOf, newCartId, tea } from "../test/operations.ts";
import { useTestRedis } from "../test/test-redis.ts";
import type { CartStore } from "./port.ts";
import { createRedisCartStore } from "./redis-cart-store.ts";

const server = useTestRedis();
const CARTS = 1000;
const ADDS = 100;
const open = () => createRedisCartStore({ redis: server.redis, ttlSeconds: 3600, batch: true });

test(`${ADDS} concurrent adds of one product to one cart give exactly ${ADDS}, retried ones among them, over ${CARTS} carts`, {
  timeout: 300_000,
}, async () => {
  const [here, there] = [open(), open()];
  for (let from = 0; from < CARTS; from += 20) {
    const ids = Array.from({ length: 20 }, newCartId);
    await Promise.all(ids.map((id, index) => addHundred(id, here, index % 4 === 0 ? there : here)));
    const afresh = open();
    const quantities = await Promise.all(ids.map(async (id) => quantityIn(await afresh.read(id))));
    expect(quantities).toEqual(ids.map(() => ADDS));
  }
});

/** Every fifth add is sent twice at once, and once more when all are done. */
async function addHundred(id: CartId, one: CartStore, other: CartStore): Promise<void> {
  const operations = Array.from({ length: ADDS }, () => addOf(tea, 1));
  const retried = operations.filter((_, index) => index % 5 === 0);
  const answers = await Promise.all([
    ...operations.map((operation, index) => (index % 2 === 0 ? one : other).apply(id, operation)),
    ...retried.map((operation) => other.apply(id, operation)),
  ]);
  const kinds = answers.map((answer) => answer.kind);
  expect(kinds.filter((kind) => kind === "applied")).toHaveLength(ADDS);
  expect(kinds.filter((kind) => kind === "replayed")).toHaveLength(retried.length);
  const later = await Promise.all(retried.map((operation) => one.apply(id, operation)));
  expect(new Set(later.map((answer) => answer.kind))).toEqual(new Set(["replayed"]));
}

const quantityIn = (stored: Awaited<ReturnType<CartStore["read"]>>): number =>
  lineOf(stored?.cart ?? emptyCart, tea.id)?.quantity ?? 0;
