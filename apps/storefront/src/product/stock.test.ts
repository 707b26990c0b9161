import { expect, test } from "vitest";
import { productStock, stockOf } from "./stock.ts";

const plenty = { available: true, stock: 40, min: 1 };
const few = { available: true, stock: 3, min: 1 };
const none = { available: true, stock: 0, min: 1 };
const off = { available: false, stock: 40, min: 1 };

test.each([
  [plenty, { kind: "plenty" }],
  [few, { kind: "few", count: 3 }],
  [none, { kind: "sold-out" }],
  [off, { kind: "unavailable" }],
  [{ available: true, stock: 5, min: 6 }, { kind: "sold-out" }],
])("a variant with %j is %j", (variant, state) => expect(stockOf(variant)).toEqual(state));

const of = (...variants: (typeof plenty)[]) =>
  productStock({ variants: variants as unknown as Parameters<typeof productStock>[0]["variants"] });

test("a product is as good as its best variant, and counts what few there are", () => {
  expect(of(none, off, few, plenty)).toEqual({ kind: "plenty" });
  expect(of(none, few, few)).toEqual({ kind: "few", count: 6 });
  expect(of(none, off)).toEqual({ kind: "sold-out" });
  expect(of(off)).toEqual({ kind: "unavailable" });
});
