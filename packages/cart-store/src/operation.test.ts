import { type Dot, dotOf, type OperationId, type Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { addOf, clearOf, cup, removeOf, setOf, tea } from "../test/operations.ts";
import { variantOf } from "../test/products.ts";
import { contentOf, impossibility, plainOperation } from "./operation.ts";

const operationId = "the-same" as OperationId;
const dots: Dot[] = [dotOf("device-A____" as Rid, 1), dotOf("device-A____" as Rid, 2)];

test("the content of an operation is what was asked for: not when, not at what price, not under which rules", () => {
  const one = addOf(tea, 2, { operationId, now: 1 });
  const other = addOf(variantOf({ id: "tea-250", price: 5, stock: 3, max: 4 }), 2, { now: 2 });
  expect(contentOf(one)).toBe(contentOf(other));
});

test("whatever else is asked for is another content", () => {
  const operations = [
    addOf(tea, 1),
    addOf(tea, 2),
    addOf(cup, 1),
    setOf(tea, 1),
    setOf(tea, 12),
    setOf(variantOf({ id: "tea-2501" }), 2),
    setOf(tea, 1, { dots }),
    setOf(tea, 1, { dots: [] }),
    removeOf(tea),
    removeOf(cup),
    removeOf(tea, { dots }),
    removeOf(tea, { dots: dots.slice(1) }),
    clearOf(),
    clearOf({ dots }),
    clearOf({ dots: [] }),
  ];
  expect(new Set(operations.map(contentOf)).size).toBe(operations.length);
});

test("the order and repetition of dots is no content", () => {
  expect(contentOf(clearOf({ dots: [...dots, ...dots].reverse() }))).toBe(contentOf(clearOf({ dots })));
});

test("a content is short enough for what remembers it to stay compact", () => {
  const long = Array.from({ length: 2000 }, (_, n) => dotOf("device-A____" as Rid, n + 1));
  expect(contentOf(clearOf({ dots: long })).length).toBeLessThanOrEqual(16);
});

test("a set to zero is the remove it means, of the same dots and under the same id", () => {
  const extra = { operationId, now: 7, dots };
  expect(plainOperation(setOf(tea, 0, extra))).toEqual(removeOf(tea, extra));
  expect(plainOperation(setOf(tea, 0, { operationId }))).toEqual(removeOf(tea, { operationId }));
  const set = setOf(tea, 1, extra);
  expect(plainOperation(set)).toBe(set);
});

test("only a whole number from 1 to 9999 is a quantity", () => {
  for (const quantity of [1, 9999]) expect(impossibility(addOf(tea, quantity))).toBeNull();
  for (const quantity of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000]) {
    expect(impossibility(addOf(tea, quantity))).toMatchObject({ requested: quantity });
  }
  expect(impossibility(removeOf(tea))).toBeNull();
});
