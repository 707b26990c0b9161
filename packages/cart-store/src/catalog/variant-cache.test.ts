import type { Variant, VariantId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { variantId, variantOf } from "../../test/products.ts";
import { createVariantCache, type LoadVariants } from "./variant-cache.ts";

const [a, b, c] = ["a", "b", "c"].map(variantId) as [VariantId, VariantId, VariantId];

test("a variant is read once while its copy is fresh, and again when it is old", async () => {
  let now = 0;
  const shop = fakeShop();
  const variants = createVariantCache(shop.load, { now: () => now, maxAgeMilliseconds: 2000 });
  expect([...(await variants([a, b])).keys()]).toEqual([a, b]);
  now = 1999;
  expect([...(await variants([b, a])).keys()]).toEqual([b, a]);
  expect(shop.asked).toEqual([[a, b]]);
  now = 2000;
  await variants([a]);
  expect(shop.asked).toEqual([[a, b], [a]]);
});

test("a copy is as old as the moment it was asked for, not the moment it came", async () => {
  let now = 0;
  const shop = fakeShop();
  shop.hold();
  const variants = createVariantCache(shop.load, { now: () => now, maxAgeMilliseconds: 2000 });
  const slow = variants([a]);
  now = 1500;
  shop.release();
  await slow;
  now = 2100;
  await variants([a]);
  expect(shop.asked).toEqual([[a], [a]]);
});

test("concurrent callers share one read, and only what nobody asked for is asked for", async () => {
  const shop = fakeShop();
  shop.hold();
  const variants = createVariantCache(shop.load, { now: () => 0 });
  const answers = [variants([a]), variants([a]), variants([a, b])];
  shop.release();
  expect((await Promise.all(answers)).map((found) => [...found.keys()])).toEqual([[a], [a], [a, b]]);
  expect(shop.asked).toEqual([[a], [b]]);
});

test("where reads are not shared, each caller asks for itself", async () => {
  const shop = fakeShop();
  shop.hold();
  const variants = createVariantCache(shop.load, { now: () => 0, shareReads: false });
  const answers = [variants([a]), variants([a])];
  shop.release();
  await Promise.all(answers);
  expect(shop.asked).toEqual([[a], [a]]);
});

test("what does not exist is asked for every time", async () => {
  const shop = fakeShop();
  const variants = createVariantCache(shop.load, { now: () => 0 });
  expect((await variants([variantId("unknown")])).size).toBe(0);
  expect((await variants([variantId("unknown")])).size).toBe(0);
  expect(shop.asked).toHaveLength(2);
});

test("a failed read reaches those who waited for it and is forgotten", async () => {
  const shop = fakeShop();
  const variants = createVariantCache(shop.load, { now: () => 0 });
  shop.fail(new Error("Redis is away"));
  const outcomes = await Promise.allSettled([variants([a]), variants([a])]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "rejected"]);
  shop.fail(null);
  expect((await variants([a])).size).toBe(1);
});

test("no more copies are kept than allowed: the oldest goes first", async () => {
  const shop = fakeShop();
  const variants = createVariantCache(shop.load, { now: () => 0, maxVariants: 2 });
  await variants([a]);
  await variants([b]);
  await variants([c]);
  shop.asked.length = 0;
  await variants([b, c]);
  await variants([a]);
  expect(shop.asked).toEqual([[a]]);
});

/** Knows `a`, `b` and `c`; records what it was asked for. */
function fakeShop() {
  const asked: (readonly VariantId[])[] = [];
  let gate = Promise.resolve();
  let open = () => {};
  let failure: Error | null = null;
  const load: LoadVariants = async (ids) => {
    asked.push(ids);
    await gate;
    if (failure !== null) throw failure;
    const known = ids.filter((id) => [a, b, c].includes(id));
    return new Map<VariantId, Variant>(known.map((id) => [id, variantOf({ id })]));
  };
  return {
    asked,
    load,
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    fail: (error: Error | null) => {
      failure = error;
    },
  };
}
