import { Currency, type Money, VariantId } from "@dotcart/cart-domain";
import type { CheckoutProblem } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { isSettled, pointsOf, stillTrue } from "./checklist.ts";

const variantId = VariantId.parse("v-1");
const euros = (amount: number): Money => ({ amount, currency: Currency.parse("EUR") });
const changed = (was: number, is: number): CheckoutProblem => ({
  kind: "price-changed",
  variantId,
  was: euros(was),
  is: euros(is),
});

test("what stands in the way comes first, and no tick takes it away", () => {
  const points = pointsOf([changed(2999, 3199), { kind: "unavailable", variantId }]);
  expect(points.map(({ problem }) => problem.kind)).toEqual(["unavailable", "price-changed"]);
  expect(isSettled(points, new Set(points.map(({ id }) => id)))).toBe(false);
});

test("what only has to be known is settled by a tick", () => {
  const points = pointsOf([changed(2999, 3199)]);
  expect(isSettled(points, new Set())).toBe(false);
  expect(isSettled(points, new Set(points.map(({ id }) => id)))).toBe(true);
});

test("a tick at one price says nothing about another", () => {
  const ticked = new Set(pointsOf([changed(2999, 3199)]).map(({ id }) => id));
  expect(isSettled(pointsOf([changed(2999, 3299)]), ticked)).toBe(false);
});

test("what the review and the changes both say is said once", () => {
  expect(pointsOf([changed(2999, 3199)], [changed(3099, 3199)])).toHaveLength(1);
  expect(pointsOf([], [{ kind: "amount-changed", part: "total", was: euros(1), is: euros(2) }])).toHaveLength(
    1,
  );
});

test("a new total is one more point only where nothing else says why", () => {
  const total = { kind: "amount-changed", part: "total", was: euros(2999), is: euros(3199) } as const;
  expect(pointsOf([], [total])).toHaveLength(1);
  expect(pointsOf([changed(2999, 3199)], [total]).map(({ problem }) => problem.kind)).toEqual([
    "price-changed",
  ]);
});

test("of what changed, what the new review allows again is not in the way", () => {
  expect(pointsOf([], [{ kind: "unavailable", variantId }])).toEqual([]);
});

test("an empty list is settled", () => {
  expect(isSettled(pointsOf([]), new Set())).toBe(true);
});

test("a change that was undone since is not told any more", () => {
  const now = {
    lines: [{ variantId, price: euros(3199) }],
    delivery: { price: euros(490) },
    discount: null,
    total: euros(3689),
  };
  const amount = (part: "delivery" | "discount" | "total", is: number): CheckoutProblem => ({
    kind: "amount-changed",
    part,
    was: euros(1),
    is: euros(is),
  });
  for (const change of [
    changed(2999, 3199),
    amount("total", 3689),
    amount("delivery", 490),
    amount("discount", 0),
    { kind: "cart-changed", variantIds: [variantId] } as const,
  ])
    expect(stillTrue(change, now), JSON.stringify(change)).toBe(true);
  for (const change of [
    changed(2999, 3299),
    amount("total", 3489),
    amount("delivery", 0),
    amount("discount", 5),
  ])
    expect(stillTrue(change, now), JSON.stringify(change)).toBe(false);
  expect(stillTrue(changed(2999, 3199), { ...now, lines: [] })).toBe(false);
});
