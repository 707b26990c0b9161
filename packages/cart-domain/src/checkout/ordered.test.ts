import { expect, test } from "vitest";
import { dot, milk, NOON, tea } from "../../test/support/examples.ts";
import type { OrderId } from "./ids.ts";
import { type Ordered, orderedProblems } from "./ordered.ts";

const orderId = "order-a_______________" as OrderId;
const other = "order-b_______________" as OrderId;
const line = { variantId: milk, since: NOON, dots: [dot("a", 1), dot("b", 1)] };
const taken = (rid: string, isPending: boolean, id = orderId) => ({
  dot: dot(rid, 1),
  orderId: id,
  orderNumber: "100001",
  isPending,
});
const bought = (change: Partial<Ordered["bought"][number]> = {}) => ({
  variantId: milk,
  quantity: 2,
  orderId,
  orderNumber: "100001",
  placedAt: NOON,
  ...change,
});
const problems = (facts: Partial<Ordered>) => orderedProblems(line, { taken: [], bought: [], ...facts });

test("[OR1] a line with a dot in an order that is not settled is being ordered, each such order said once", () => {
  const being = { kind: "being-ordered", orderId, orderNumber: "100001" };
  expect(problems({ taken: [taken("a", true), taken("b", true)] })).toEqual([being]);
  expect(problems({ taken: [taken("a", true), taken("b", true, other)] })).toEqual([
    being,
    { ...being, orderId: other },
  ]);
  expect(problems({ taken: [taken("a", false)] })).toEqual([]);
  expect(problems({ taken: [taken("z", true)] })).toEqual([]);
});

test("[OR2] goods bought after the line came to the cart are asked about", () => {
  const already = { kind: "already-ordered", variantId: milk, quantity: 2, orderId, orderNumber: "100001" };
  expect(problems({ bought: [bought({ variantId: tea, quantity: 9 }), bought()] })).toEqual([already]);
  expect(problems({ bought: [bought({ placedAt: NOON - 1 })] })).toEqual([]);
  expect(problems({ bought: [bought({ variantId: tea })] })).toEqual([]);
});

test("[OR2] a line that is in an order itself is not asked about once more", () => {
  expect(problems({ taken: [taken("a", false)], bought: [bought()] })).toEqual([]);
  expect(problems({ taken: [taken("b", true)], bought: [bought()] })).toHaveLength(1);
});
