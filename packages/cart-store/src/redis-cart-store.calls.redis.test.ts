import { add, emptyCart, type Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { addOf, clearOf, cup, newCartId, newOperationId, removeOf, setOf, tea } from "../test/operations.ts";
import { variantOf } from "../test/products.ts";
import { recordedRedis } from "../test/recorded-redis.ts";
import { useTestRedis } from "../test/test-redis.ts";
import { keysOf } from "./keys.ts";
import { createRedisCartStore, type RedisCartStoreOptions } from "./redis-cart-store.ts";

const server = useTestRedis();

function recordedStore(options: Partial<RedisCartStoreOptions> = {}) {
  const { redis, take } = recordedRedis(server.redis);
  return { store: createRedisCartStore({ redis, ttlSeconds: 3600, ...options }), take };
}

test("every read and every write is one script call, whatever comes of it", async () => {
  const { store, take } = recordedStore();
  const id = newCartId();
  const repeated = addOf(tea, 1);
  const delta = add(
    emptyCart,
    { rid: "device-A____" as Rid, now: 1, seen: 1 },
    { line: tea.id, quantity: 1 },
  );
  await store.apply(id, repeated);
  await store.read(id);
  await store.merge(id, delta, { create: true, now: 1 });
  await store.take(newCartId(), { delta, subject: "guest:one", create: true, now: 1 });
  await store.close(newCartId(), { into: id, now: 1 });
  take();
  const works = [
    () => store.apply(id, addOf(tea, 1)),
    () => store.apply(id, repeated),
    () => store.apply(id, addOf(tea, 1, { operationId: repeated.operationId, now: 2 })),
    () => store.apply(id, setOf(tea, 5)),
    () => store.apply(id, setOf(tea, 5)),
    () => store.apply(id, removeOf(tea)),
    () => store.apply(id, clearOf()),
    () => store.apply(id, addOf(variantOf({ id: "gone", available: false }), 1)),
    () => store.apply(newCartId(), addOf(cup, 1)),
    () => store.apply(newCartId(), removeOf(cup)),
    () => store.merge(id, delta, { create: true, now: 2 }),
    () => store.merge(newCartId(), delta, { create: false, now: 2 }),
    () => store.take(id, { delta, subject: "guest:one", create: true, now: 2 }),
    () => store.take(newCartId(), { delta, subject: "guest:one", create: true, now: 2 }),
    () => store.take(newCartId(), { delta, subject: "guest:one", create: false, now: 2 }),
    () => store.close(newCartId(), { into: id, now: 2 }),
    () => store.withLife(60).read(id),
    () => store.close(id, { into: newCartId(), now: 2 }),
    () => store.read(id),
    () => store.read(newCartId()),
  ];
  for (const work of works) {
    await work();
    const calls = take();
    expect(calls.map(({ how }) => how)).toEqual([expect.stringMatching(/^evalsha/)]);
    expect(new Set(calls.flatMap(({ keys }) => keys.map((key) => /^\{[0-9]+\}/.exec(key)?.[0]))).size).toBe(
      1,
    );
  }
});

test("a quantity that no cart takes is refused without asking Redis", async () => {
  const { store, take } = recordedStore();
  expect((await store.apply(newCartId(), addOf(tea, 0))).kind).toBe("refused");
  expect((await store.apply(newCartId(), setOf(tea, 1.5))).kind).toBe("refused");
  expect(take()).toEqual([]);
});

test("reads promise Redis that they write nothing", async () => {
  const { store, take } = recordedStore();
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  take();
  await store.read(id);
  expect(take().map(({ how }) => how)).toEqual(["evalshaRo"]);
});

test("a server that forgot the scripts is sent their text, and then their hash again", async () => {
  const { store, take } = recordedStore();
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  await server.redis.scriptFlush();
  take();
  expect((await store.apply(id, addOf(tea, 1))).kind).toBe("applied");
  expect((await store.read(id))?.version).toBe(2);
  await store.apply(id, addOf(tea, 1));
  expect(take().map(({ how }) => how)).toEqual(["evalsha", "eval", "evalshaRo", "evalRo", "evalsha"]);
});

test("a script asks for locks by key only where it is told to, in its first line", async () => {
  const texts: string[] = [];
  const refusing = (text: string) => {
    texts.push(text.split("\n")[0] ?? "");
    return Promise.reject(new Error("NOSCRIPT"));
  };
  const redis = {
    eval: refusing,
    evalsha: refusing,
    evalRo: refusing,
    evalshaRo: refusing,
    pipeline: () => server.redis.pipeline(),
  };
  const locking = createRedisCartStore({ redis, ttlSeconds: 1, keyLocking: true });
  const plain = createRedisCartStore({ redis, ttlSeconds: 1 });
  for (const store of [locking, plain]) {
    await expect(store.read(newCartId())).rejects.toThrow();
    await expect(store.apply(newCartId(), clearOf())).rejects.toThrow();
  }
  expect(texts.filter((text) => text.startsWith("#!"))).toEqual([
    "#!lua flags=no-writes,allow-key-locking",
    "#!lua flags=allow-key-locking",
  ]);
});

test("an unchanged cart is answered in a word and needs no decoding: callers get the very same value", async () => {
  const { store } = recordedStore();
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  const first = await store.read(id);
  expect(await store.read(id)).toBe(first);
});

test("what another process wrote is in the next read, and in the answer to the next write", async () => {
  const [here, there] = [recordedStore().store, recordedStore().store];
  const id = newCartId();
  await here.apply(id, addOf(tea, 1));
  await there.apply(id, addOf(tea, 2));
  expect((await here.read(id))?.version).toBe(2);
  await there.apply(id, addOf(tea, 4));
  const answer = await here.apply(id, addOf(tea, 8));
  expect(answer).toMatchObject({ kind: "applied", stored: { version: 4 } });
  expect(
    answer.kind === "applied" &&
      [...answer.stored.cart.entries.values()].map((entry) => entry.quantity).sort(),
  ).toEqual([1, 2, 4, 8]);
});

test("a limit is decided on the cart as it is, even when this process knows an older one that would allow it", async () => {
  const [here, there] = [recordedStore().store, recordedStore().store];
  const few = variantOf({ id: "few", stock: 5 });
  const id = newCartId();
  await here.apply(id, addOf(few, 1));
  await there.apply(id, addOf(few, 4));
  expect(await here.apply(id, addOf(few, 1))).toMatchObject({
    kind: "refused",
    problem: { requested: 6, available: 5 },
  });
  await there.apply(id, setOf(few, 1));
  expect((await here.apply(id, addOf(few, 4))).kind).toBe("applied");
});

test("a cart that was deleted and made again under the same id is never taken for the old one", async () => {
  const [here, there] = [recordedStore().store, recordedStore().store];
  const id = newCartId();
  await here.apply(id, addOf(tea, 1));
  await server.redis.del(keysOf(id).cart);
  await there.apply(id, addOf(cup, 3));
  const read = await here.read(id);
  expect(read?.version).toBe(1);
  expect([...(read?.cart.entries.values() ?? [])].map((entry) => entry.line)).toEqual([cup.id]);
  await server.redis.del(keysOf(id).cart);
  expect(await here.read(id)).toBeNull();
  expect(await here.apply(id, addOf(tea, 1))).toMatchObject({ kind: "applied", stored: { version: 1 } });
});

test("calls of one turn travel in one request, and those on one cart build on each other", async () => {
  const { store, take } = recordedStore({ batch: true });
  const id = newCartId();
  await store.apply(id, addOf(tea, 1));
  take();
  const answers = await Promise.all(Array.from({ length: 10 }, () => store.apply(id, addOf(tea, 1))));
  const calls = take();
  expect(new Set(calls.map(({ request }) => request)).size).toBe(1);
  expect(calls).toHaveLength(10);
  expect(calls.slice(1).map(({ args }) => args[5])).toEqual(calls.slice(0, -1).map(({ args }) => args[4]));
  expect(answers.map((answer) => answer.kind === "applied" && answer.stored.version)).toEqual([
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ]);
});

test("after a write that did not do what was expected, the next one knows the cart as it is", async () => {
  const { store, take } = recordedStore();
  const id = newCartId();
  const repeated = addOf(tea, 1);
  await store.apply(id, repeated);
  await store.apply(id, addOf(tea, 1));
  await store.apply(id, repeated);
  take();
  await store.apply(id, addOf(tea, 1));
  const mark = await server.redis.hget<string>(keysOf(id).cart, "m");
  expect(take().map(({ args }) => args[4])).toEqual([mark]);
});

test("of many that would change an unknown cart one goes ahead, and a failure of it fails nobody else", async () => {
  const { store, take } = recordedStore({ batch: true });
  await store.read(newCartId());
  const id = newCartId();
  await store.apply(newCartId(), addOf(tea, 1));
  take();
  await Promise.all(Array.from({ length: 10 }, () => store.apply(id, addOf(tea, 1))));
  const requests = take().map(({ request }) => request);
  expect(requests.filter((request) => request === requests[0])).toHaveLength(1);
  const broken = newCartId();
  await server.redis.set(keysOf(broken).operations, "not a hash");
  const operationId = newOperationId();
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map(() => store.apply(broken, addOf(tea, 1, { operationId }))),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await server.redis.del(keysOf(broken).operations);
  expect((await store.apply(broken, addOf(tea, 1, { operationId }))).kind).toBe("applied");
});
