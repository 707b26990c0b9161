import { type CartId, emptyCart, linesOf } from "@dotcart/cart-domain";
import { type FaultProxy, startFaultProxy } from "@dotcart/local-stack";
import { Redis } from "@upstash/redis";
import { afterEach, beforeAll, expect, test } from "vitest";
import { addOf, clearOf, cup, newCartId, removeOf, setOf, tea } from "../test/operations.ts";
import { randomBy } from "../test/random.ts";
import { useTestRedis } from "../test/test-redis.ts";
import { keysOf } from "./keys.ts";
import type { CartStore, ThinOperation } from "./port.ts";
import { createRedisCartStore, type RedisCartStoreOptions } from "./redis-cart-store.ts";

const server = useTestRedis();
let proxy: FaultProxy;

beforeAll(async () => {
  proxy = await startFaultProxy({ target: server.url });
  return () => proxy.stop();
});
afterEach(() => proxy.heal());

/** A store behind the faulty network. `retries` is how often the SDK itself sends a request again. */
function storeBehindFaults(retries: number, options: Partial<RedisCartStoreOptions> = {}): CartStore {
  const retry = { retries, backoff: () => 1 };
  const redis = new Redis({ url: proxy.url, token: server.token, retry });
  return createRedisCartStore({ redis, ttlSeconds: 3600, batch: true, ...options });
}

/** What Redis holds, read past the proxy and past every copy. */
async function truth(id: CartId): Promise<Record<string, number>> {
  const stored = await createRedisCartStore({ redis: server.redis, ttlSeconds: 3600 }).read(id);
  return Object.fromEntries(linesOf(stored?.cart ?? emptyCart).map(({ line, quantity }) => [line, quantity]));
}

const eventsOf = async (id: CartId) =>
  (Object.values(await server.redis.xrange(keysOf(id).events, "-", "+")) as { cart: string }[]).filter(
    ({ cart }) => cart === id,
  );

const scripts = ({ body }: { body: string }) => body.includes("eval");

test("the SDK's own retries after a lost reply leave one add, one event, and the right answer", async () => {
  const store = storeBehindFaults(5);
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  proxy.dropReplies(3);
  const before = proxy.counts().repliesDropped;
  const answer = await store.apply(id, addOf(tea, 2));
  expect(proxy.counts().repliesDropped - before).toBe(3);
  expect(answer).toMatchObject({ kind: "replayed", stored: { version: 2 } });
  expect(await truth(id)).toEqual({ "tea-250": 3 });
  expect(await eventsOf(id)).toHaveLength(2);
});

test("a request that is carried out twice has its effect once, whatever the operation", async () => {
  const store = storeBehindFaults(0);
  const id = newCartId();
  proxy.duplicate(scripts);
  const operations: [ThinOperation, Record<string, number>][] = [
    [addOf(tea, 2), { "tea-250": 2 }],
    [addOf(tea, 2), { "tea-250": 4 }],
    [setOf(tea, 7), { "tea-250": 7 }],
    [addOf(cup, 1), { "tea-250": 7, "cup-blue": 1 }],
    [removeOf(tea), { "cup-blue": 1 }],
    [clearOf(), {}],
  ];
  for (const [operation, lines] of operations) {
    await store.apply(id, operation);
    expect(await truth(id)).toEqual(lines);
  }
  expect(proxy.counts().duplicated).toBeGreaterThanOrEqual(operations.length);
  expect(await eventsOf(id)).toHaveLength(operations.length);
});

test("a caller whose reply was lost for good may ask again, through another store, and finds its effect once", async () => {
  const store = storeBehindFaults(0);
  const id = newCartId();
  await store.apply(id, addOf(cup, 1));
  for (const operation of [addOf(tea, 2), setOf(tea, 5), addOf(tea, 1), removeOf(cup)]) {
    proxy.dropReplies(1);
    await expect(store.apply(id, operation)).rejects.toThrow();
    expect((await storeBehindFaults(0).apply(id, operation)).kind).toBe("replayed");
  }
  expect(await truth(id)).toEqual({ "tea-250": 6 });
});

test("a request that never arrived did nothing, and asking again does it", async () => {
  const store = storeBehindFaults(0);
  const id = newCartId();
  const operation = addOf(tea, 2);
  proxy.refuse(1);
  await expect(store.apply(id, operation)).rejects.toThrow();
  expect(await truth(id)).toEqual({});
  expect((await store.apply(id, operation)).kind).toBe("applied");
});

test("after a lost reply the store's next answers are of the cart as it is, not of the cart it remembers", async () => {
  const store = storeBehindFaults(0);
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  proxy.dropReplies(1);
  await expect(store.apply(id, addOf(tea, 2))).rejects.toThrow();
  const lines = ({ cart }: { cart: typeof emptyCart }) => linesOf(cart).map(({ quantity }) => quantity);
  const answer = await store.apply(id, addOf(tea, 4));
  expect(answer.kind === "applied" && lines(answer.stored)).toEqual([7]);
  expect(lines((await store.read(id)) ?? { cart: emptyCart })).toEqual([7]);
});

test("writes that build on a write whose reply was lost still answer with the cart as it is", async () => {
  const store = storeBehindFaults(0, { batch: { requests: 8, commands: 1 } });
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  proxy.dropReplies(({ body }) => body.includes("lost-one"));
  const lost = addOf(tea, 2, { operationId: "lost-one" as never });
  const answers = await Promise.allSettled([
    store.apply(id, lost),
    store.apply(id, addOf(tea, 4)),
    store.read(id),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  proxy.heal();
  expect(await truth(id)).toEqual({ "tea-250": 7 });
  expect(linesOf((await store.read(id))?.cart ?? emptyCart)[0]?.quantity).toBe(7);
});

test("a network that loses, doubles and refuses at random loses no acknowledged add and doubles none", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`faults at random: SEED=${seed}`);
  const random = randomBy(seed);
  const store = storeBehindFaults(2);
  const ids = Array.from({ length: 8 }, newCartId);
  proxy.dropReplies(() => random.chance(0.2));
  proxy.duplicate(() => random.chance(0.2));
  proxy.refuse(() => random.chance(0.1));
  await Promise.all(
    ids.map(async (id) => {
      for (let i = 0; i < 20; i++) {
        const operations = [addOf(tea, 1), addOf(cup, 1)];
        await Promise.all(operations.map((operation) => untilAnswered(() => store.apply(id, operation))));
      }
    }),
  );
  proxy.heal();
  for (const id of ids) {
    expect(await truth(id), `SEED=${seed}`).toEqual({ "tea-250": 20, "cup-blue": 20 });
    expect(await eventsOf(id), `SEED=${seed}`).toHaveLength(40);
  }
});

/** Asks until an answer comes, as a caller would who must know. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempts = 0; attempts < 1000; attempts++) {
    const [outcome] = await Promise.allSettled([ask()]);
    if (outcome.status === "fulfilled") return outcome.value;
  }
  throw new Error("the network never let an answer through");
}
