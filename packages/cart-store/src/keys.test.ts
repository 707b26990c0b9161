import type { CartId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { eventsKey, keysOf, liveChannel, shardOf, shards } from "./keys.ts";
import { createRandomRid } from "./random-rid.ts";

const random = createRandomRid();
const randomCartId = () => `${random()}${random()}`.slice(0, 22) as CartId;

test("all that one write touches carries the tag of one shard", () => {
  const id = randomCartId();
  const shard = shardOf(id);
  expect(keysOf(id)).toEqual({
    cart: `{${shard}}cart:${id}`,
    operations: `{${shard}}ops:${id}`,
    events: `{${shard}}events`,
    live: `{${shard}}live`,
  });
  expect([eventsKey(shard), liveChannel(shard)]).toEqual([`{${shard}}events`, `{${shard}}live`]);
});

test("random carts spread evenly over sixteen shards, and a cart stays in its own", () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 16_000; i++) {
    const id = randomCartId();
    const shard = shardOf(id);
    expect(shardOf(id)).toBe(shard);
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual(shards);
  expect(Math.min(...counts.values())).toBeGreaterThan(700);
});

test("random rids have the form of a rid and never repeat", () => {
  const rids = Array.from({ length: 5000 }, random);
  for (const rid of rids) expect(rid).toMatch(/^[0-9A-Za-z_-]{12}$/);
  expect(new Set(rids).size).toBe(rids.length);
});
