import { expect, test } from "vitest";
import { nextLook } from "./patience.ts";

test("an order that does not settle is looked at ever more seldom, and given up after some minutes", () => {
  const waits: number[] = [];
  for (let looks = 1, wait = nextLook(looks); wait !== null; wait = nextLook(++looks)) waits.push(wait);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  const minutes = waits.reduce((sum, wait) => sum + wait, 0) / 60_000;
  expect(minutes).toBeGreaterThan(2);
  expect(minutes).toBeLessThan(5);
});
