import { expect, test } from "vitest";
import { limitsOf } from "./line-limits.ts";
import type { CartLineView } from "./use-cart.tsx";

const lineOf = (part: object): Pick<CartLineView, "variant"> =>
  ({ variant: { min: 1, max: 99, step: 1, stock: 5, available: true, ...part } }) as never;

test("a line can be set to what the goods allow, and a line of nothing that is sold to nothing", () => {
  expect(limitsOf(lineOf({}))).toMatchObject({ min: 1, max: 5 });
  expect(limitsOf(lineOf({ stock: 0 }))).toBeNull();
  expect(limitsOf(lineOf({ available: false }))).toBeNull();
  expect(limitsOf({ variant: null })).toBeNull();
});

test("who knows the stock better is believed, whatever the copy of the goods says", () => {
  expect(limitsOf(lineOf({}), 2)).toMatchObject({ max: 2 });
  expect(limitsOf(lineOf({}), 0)).toBeNull();
  expect(limitsOf(lineOf({ available: false }), 7)).toBeNull();
});
