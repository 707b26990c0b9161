import { expect, test } from "vitest";
import { createLimiter } from "./limiter.ts";

const limit = { tries: 2, seconds: 60 };

test("two tries a minute are two, and the third hears how long to wait", () => {
  let now = 0;
  const limiter = createLimiter(() => now);
  expect([limiter("a", limit), limiter("a", limit)]).toEqual([0, 0]);
  now = 15_000;
  expect(limiter("a", limit)).toBe(45);
  expect(limiter("b", limit)).toBe(0);
  now = 60_000;
  expect(limiter("a", limit)).toBe(0);
});

test("waiting is not made longer by trying", () => {
  let now = 0;
  const limiter = createLimiter(() => now);
  for (; now < 60_000; now += 1000) limiter("a", limit);
  expect(limiter("a", limit)).toBe(0);
});

test("it remembers no more than its capacity, and forgets the oldest", () => {
  const limiter = createLimiter(() => 0, 2);
  const once = { tries: 1, seconds: 60 };
  expect(["a", "b", "c"].map((key) => limiter(key, once))).toEqual([0, 0, 0]);
  expect(limiter("c", once)).toBe(60);
  expect(limiter("a", once)).toBe(0);
});
