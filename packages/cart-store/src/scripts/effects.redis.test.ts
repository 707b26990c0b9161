import {
  add,
  type CartId,
  consume,
  contextOf,
  type Delta,
  dotOf,
  type Entry,
  emptyCart,
  encodeEntry,
  type Rid,
} from "@dotcart/cart-domain";
import { beforeAll, describe, expect, test } from "vitest";
import { addOf, clearOf, cup, newCartId, removeOf, setOf, tea } from "../../test/operations.ts";
import { variantOf } from "../../test/products.ts";
import { useTestRedis } from "../../test/test-redis.ts";
import { eventsKey, keysOf, liveChannel, shardOf } from "../keys.ts";
import type { CartStore } from "../port.ts";
import { createRedisCartStore } from "../redis-cart-store.ts";

const server = useTestRedis();
const NOW = 1_700_000_000_000;
const DAY_SECONDS = 86_400;
const device = "device-A____" as Rid;
const other = "device-B____" as Rid;
let store: CartStore;

beforeAll(() => {
  store = createRedisCartStore({ redis: server.redis, ttlSeconds: 1000 });
});

const addBy = (rid: Rid, n: number): Delta => ({
  entries: new Map([
    [dotOf(rid, n), { kind: "add", line: tea.id, quantity: 1, seen: 1, at: NOW, since: NOW }],
  ]),
  context: contextOf([dotOf(rid, n)]),
});

const take = (id: CartId, delta: Delta, now = NOW, subject = "guest:one") =>
  store.take(id, { delta, subject, create: true, now });

/** The events of one cart, oldest first. */
async function eventsOf(id: CartId): Promise<Record<string, string | number>[]> {
  const events = await server.redis.xrange<Record<string, string | number>>(eventsKey(shardOf(id)), "-", "+");
  return Object.values(events).filter((event) => event.cart === id);
}

describe("the cart's hash", () => {
  test("holds the vector, the entries, the server's rid, a version, a time and a mark, and nothing else", async () => {
    const id = newCartId();
    await store.apply(id, addOf(tea, 2, { now: NOW }));
    await store.merge(id, addBy(device, 3), { create: false, now: NOW + 5 });
    const fields = (await server.redis.hgetall<Record<string, unknown>>(keysOf(id).cart)) ?? {};
    const rid = String(fields.s);
    expect(fields).toEqual({
      s: rid,
      m: expect.any(String),
      ver: 2,
      at: NOW + 5,
      [`v:${rid}`]: 1,
      [`e:${rid}:1`]: encodeEntry({
        kind: "add",
        line: tea.id,
        quantity: 2,
        seen: 1990,
        at: NOW,
        since: NOW,
      }),
      [`c:${device}:3`]: 1,
      [`e:${device}:3`]: encodeEntry({
        kind: "add",
        line: tea.id,
        quantity: 1,
        seen: 1,
        at: NOW,
        since: NOW,
      }),
    });
  });

  test("stays in the compact encoding for a full cart of ids of usual length", async () => {
    const id = newCartId();
    for (let i = 0; i < 60; i++) {
      await store.apply(
        id,
        addOf(
          variantOf({
            id: `variant-with-a-rather-long-name-${String(i).padStart(3, "0")}`,
            price: 9_999_999,
          }),
          999,
          { now: NOW },
        ),
      );
    }
    expect(await server.redis.exec(["OBJECT", "ENCODING", keysOf(id).cart])).toBe("listpack");
  });

  test("after a clear keeps what was seen and no entry, in some hundred bytes", async () => {
    const id = newCartId();
    for (let i = 0; i < 50; i++) await store.apply(id, addOf(variantOf({ id: `line-${i}` }), 1));
    await store.apply(id, clearOf());
    const names = Object.keys((await server.redis.hgetall(keysOf(id).cart)) ?? {}).map(
      (name) => name.split(":")[0],
    );
    expect(names.sort()).toEqual(["at", "m", "s", "v", "ver"]);
  });

  test("is joined with thousands of dots in one call", async () => {
    const id = newCartId();
    const count = 9000;
    const entry: Entry = { kind: "add", line: tea.id, quantity: 1, seen: 1, at: NOW, since: NOW };
    const dots = Array.from({ length: count }, (_, i) => dotOf(device, 2 * i + 1));
    const delta: Delta = { entries: new Map(dots.map((dot) => [dot, entry])), context: contextOf(dots) };
    expect(delta.context.cloud.size).toBe(count - 1);
    await store.merge(id, delta, { create: true, now: NOW });
    expect((await store.read(id))?.cart.entries.size).toBe(count);
    await store.apply(id, removeOf(tea));
    expect((await store.read(id))?.cart.entries.size).toBe(0);
  });

  test("holds whose each rid is, and where the cart went", async () => {
    const [id, into] = [newCartId(), newCartId()];
    await take(id, addBy(device, 1));
    await store.merge(id, addBy(other, 1), { create: false, now: NOW, subject: "account:7" });
    await store.close(id, { into, now: NOW + 5 });
    expect(await server.redis.hgetall(keysOf(id).cart)).toMatchObject({
      [`r:${device}`]: "guest:one",
      [`r:${other}`]: "account:7",
      to: into,
      ver: 3,
      at: NOW + 5,
    });
  });

  test("ignores fields that others keep in it", async () => {
    const id = newCartId();
    await store.apply(id, addOf(tea, 1));
    await server.redis.hset(keysOf(id).cart, { "x:something": "of somebody's" });
    const another = createRedisCartStore({ redis: server.redis, ttlSeconds: 1000 });
    expect((await another.read(id))?.cart.entries.size).toBe(1);
  });
});

describe("life", () => {
  test("every change gives the cart its whole life again; a repetition, a refusal and a read do not", async () => {
    const id = newCartId();
    const { cart } = keysOf(id);
    const first = addOf(tea, 1);
    await store.apply(id, first);
    for (const change of [
      () => store.apply(id, addOf(tea, 1)),
      () => store.merge(id, addBy(device, 1), { create: false, now: NOW }),
      () => take(id, addBy(device, 2)),
      () => take(id, consume([dotOf(device, 2)])),
      () => store.close(id, { into: newCartId(), now: NOW }),
    ]) {
      await server.redis.expire(cart, 10);
      await change();
      expect(await server.redis.ttl(cart)).toBeGreaterThan(990);
    }
    await server.redis.expire(cart, 10);
    await store.apply(id, first);
    await store.apply(id, removeOf(cup));
    await store.apply(id, addOf(variantOf({ id: "gone", available: false }), 1));
    await store.merge(id, addBy(device, 1), { create: false, now: NOW });
    await take(id, addBy(device, 1));
    await store.close(id, { into: newCartId(), now: NOW });
    await store.read(id);
    expect(await server.redis.ttl(cart)).toBeLessThanOrEqual(10);
  });

  test("remembered operations outlive the cart, by a day from the latest one", async () => {
    const id = newCartId();
    const { operations } = keysOf(id);
    await store.apply(id, addOf(tea, 1));
    await server.redis.expire(operations, 10);
    await store.apply(id, removeOf(cup));
    expect(await server.redis.ttl(operations)).toBeGreaterThan(DAY_SECONDS - 10);
  });

  test("operations that are forgotten are swept: what is kept is bounded by what a day brings", async () => {
    const id = newCartId();
    const { operations } = keysOf(id);
    for (let i = 0; i < 400; i++) await store.apply(id, removeOf(cup, { now: NOW }));
    expect(await server.redis.hlen(operations)).toBe(400);
    for (let i = 0; i < 400; i++) await store.apply(id, removeOf(cup, { now: NOW + DAY_SECONDS * 1000 }));
    expect(await server.redis.hlen(operations)).toBeLessThan(600);
  });
});

describe("events", () => {
  test("each change is told once, with what came and what went; nothing else is told", async () => {
    const id = newCartId();
    const first = addOf(tea, 2, { now: NOW });
    await store.apply(id, first);
    await store.apply(id, first);
    await store.apply(id, addOf(variantOf({ id: "gone", available: false }), 1));
    await store.apply(id, removeOf(cup));
    await store.apply(id, setOf(tea, 5, { now: NOW + 1 }));
    await store.merge(id, addBy(device, 1), { create: false, now: NOW + 2 });
    await store.merge(id, addBy(device, 1), { create: false, now: NOW + 2 });
    await store.apply(id, clearOf({ now: NOW + 3 }));
    await take(id, addBy(device, 2), NOW + 4);
    await take(id, addBy(device, 2), NOW + 4);
    await take(id, addBy(device, 3), NOW + 4, "guest:two");
    await take(
      id,
      { ...addBy(device, 3), context: contextOf([dotOf(device, 2), dotOf(device, 3)]) },
      NOW + 5,
    );
    await store.close(id, { into: newCartId(), now: NOW + 6 });
    await store.close(id, { into: newCartId(), now: NOW + 7 });
    const [rid] = [...((await store.read(id))?.cart.context.vector.keys() ?? [])].filter(
      (known) => known !== device,
    );
    const entry = { line: tea.id, seen: 1990, since: NOW };
    const added = encodeEntry({ ...entry, kind: "add", quantity: 2, at: NOW });
    const set = encodeEntry({ ...entry, kind: "set", quantity: 5, at: NOW + 1 });
    const others = encodeEntry({ ...entry, kind: "add", quantity: 1, seen: 1, at: NOW });
    const events = await eventsOf(id);
    expect(
      events.map(({ ver, at, kind, in: came, out }) => [
        ver,
        at,
        kind,
        came,
        String(out).split(" ").sort().join(" "),
      ]),
    ).toEqual([
      [1, NOW, "a", `${rid}:1=${added}`, ""],
      [2, NOW + 1, "s", `${rid}:2=${set}`, `${rid}:1`],
      [3, NOW + 2, "m", `${device}:1=${others}`, ""],
      [4, NOW + 3, "c", "", [`${rid}:2`, `${device}:1`].sort().join(" ")],
      [5, NOW + 4, "t", `${device}:2=${others}`, ""],
      [6, NOW + 5, "t", `${device}:3=${others}`, `${device}:2`],
      [7, NOW + 6, "x", "", ""],
    ]);
    expect(new Set(events.map(({ mark }) => mark)).size).toBe(7);
  });

  test("a shard keeps about as many events as it is told to", async () => {
    const short = createRedisCartStore({ redis: server.redis, ttlSeconds: 1000, eventsKept: 100 });
    const id = newCartId();
    for (let i = 0; i < 600; i++) await short.apply(id, setOf(tea, i + 1));
    expect(await server.redis.xlen(eventsKey(shardOf(id)))).toBeLessThan(400);
  });
});

describe("announcements", () => {
  test("each change is announced on its shard's channel with cart and version; nothing else is", async () => {
    const id = newCartId();
    const heard: string[] = [];
    const end = `end-of-${id}`;
    const subscription = server.redis.subscribe<string>([liveChannel(shardOf(id))]);
    const all = new Promise<void>((resolve) => {
      subscription.on("message", ({ message }) => {
        if (String(message) === end) resolve();
        else heard.push(String(message));
      });
    });
    await new Promise<void>((resolve) => subscription.on("subscribe", () => resolve()));
    const first = addOf(tea, 2);
    await store.apply(id, first);
    await store.apply(id, first);
    await store.merge(id, add(emptyCart, { rid: device, now: NOW, seen: 1 }, { line: cup.id, quantity: 1 }), {
      create: false,
      now: NOW,
    });
    await store.apply(id, removeOf(variantOf({ id: "unknown" })));
    await store.apply(id, clearOf());
    await take(id, addBy(device, 2));
    await take(id, addBy(device, 2));
    await store.close(id, { into: newCartId(), now: NOW });
    await server.redis.publish(liveChannel(shardOf(id)), end);
    await all;
    await subscription.unsubscribe();
    expect(heard).toEqual([1, 2, 3, 4, 5].map((version) => `${id} ${version}`));
  });
});
