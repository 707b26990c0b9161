import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE, euros, express, FR, shown, standard } from "../../test/support/checkout.ts";
import { bread, dot, milk, tea } from "../../test/support/examples.ts";
import { replay } from "../../test/support/replay.ts";
import type { Currency } from "../schema/money.ts";
import { changesBetween } from "./changes.ts";
import type { DiscountCode } from "./ids.ts";
import type { Shown, ShownLine } from "./shown.ts";

const [milkLine, teaLine] = shown.lines as [ShownLine, ShownLine];
const changes = (change: Partial<Shown>) => changesBetween(shown, { ...shown, ...change });
const amount = (part: string, was: number, is: number) => ({
  kind: "amount-changed",
  part,
  was: euros(was),
  is: euros(is),
});

test("[CH1] nothing changed where only lines and dots stand in another order", () => {
  expect(changes({})).toEqual([]);
  const turned = { ...milkLine, dots: [...milkLine.dots].reverse() };
  expect(changes({ lines: [teaLine, turned] })).toEqual([]);
});

test("[CH2] a line that costs otherwise says what was and what is, dearer or cheaper", () => {
  const lines = [
    { ...milkLine, price: 198 },
    { ...teaLine, price: 451 },
  ];
  expect(changes({ lines })).toEqual([
    { kind: "price-changed", variantId: milk, was: euros(199), is: euros(198) },
    { kind: "price-changed", variantId: tea, was: euros(450), is: euros(451) },
  ]);
});

test("[CH3] lines taken out, added or made up of other operations are named together", () => {
  const breadLine = { variantId: bread, quantity: 1, price: 5, dots: [dot("c", 1)] };
  expect(changes({ lines: [milkLine] })).toEqual([{ kind: "cart-changed", variantIds: [tea] }]);
  expect(changes({ lines: [teaLine, breadLine] })).toEqual([
    { kind: "cart-changed", variantIds: [milk, bread] },
  ]);
  for (const other of [
    { quantity: 2 },
    { dots: [dot("a", 1)] },
    { dots: [dot("a", 1), dot("b", 8)] },
    { dots: [...milkLine.dots, dot("c", 1)] },
  ])
    expect(changes({ lines: [{ ...milkLine, ...other }, teaLine] }), JSON.stringify(other)).toEqual([
      { kind: "cart-changed", variantIds: [milk] },
    ]);
});

test("[CH4] delivery, tax, discount and total each say what they were and are", () => {
  const change = {
    delivery: { id: standard, price: 0 },
    tax: 151,
    code: { code: CODE, amount: 100 },
    total: 947,
  };
  expect(changes(change)).toEqual([
    amount("delivery", 490, 0),
    amount("tax", 229, 151),
    amount("discount", 105, 100),
    amount("total", 1432, 947),
  ]);
  expect(changes({ total: 1431 })).toEqual([amount("total", 1432, 1431)]);
  expect(changes({ delivery: null })).toEqual([amount("delivery", 490, 0)]);
  expect(changes({ code: null })).toEqual([amount("discount", 105, 0)]);
});

test("[CH4] another way, country or code is named although it costs the same", () => {
  expect(changes({ delivery: { id: express, price: 490 } })).toEqual([amount("delivery", 490, 490)]);
  expect(changes({ country: FR })).toEqual([amount("tax", 229, 229)]);
  expect(changes({ code: { code: "OTHER" as DiscountCode, amount: 105 } })).toEqual([
    amount("discount", 105, 105),
  ]);
  const free = { ...shown, delivery: null, code: null };
  expect(changesBetween(free, { ...free, delivery: { id: standard, price: 0 } })).toHaveLength(1);
  expect(changesBetween(free, { ...free, code: { code: CODE, amount: 0 } })).toHaveLength(1);
});

test("[CH4] the same numbers in another currency are another price and other amounts", () => {
  const kinds = changes({ currency: "CHF" as Currency }).map(({ kind }) => kind);
  expect(kinds).toEqual(["price-changed", "price-changed", ...Array(4).fill("amount-changed")]);
});

test("[CH1] changes are empty exactly when both say the same", () => {
  const line = (variantId: ShownLine["variantId"], rid: string) =>
    fc.record({
      variantId: fc.constant(variantId),
      quantity: fc.integer({ min: 1, max: 2 }),
      price: fc.nat({ max: 1 }),
      dots: fc.subarray([dot(rid, 1), dot(rid, 2)], { minLength: 1 }),
    });
  const some = fc.record({
    lines: fc
      .tuple(fc.option(line(milk, "a")), fc.option(line(tea, "b")))
      .map((lines) => lines.filter((it) => it !== null)),
    currency: fc.constant(shown.currency),
    country: fc.constantFrom(shown.country, FR),
    delivery: fc.option(fc.record({ id: fc.constantFrom(standard, express), price: fc.nat({ max: 1 }) })),
    code: fc.option(fc.record({ code: fc.constant(CODE), amount: fc.nat({ max: 1 }) })),
    tax: fc.nat({ max: 1 }),
    total: fc.nat({ max: 1 }),
  });
  /** Few values and a copy with one part exchanged, so that both answers are common. */
  const pair = fc
    .tuple(some, some, fc.subarray(["lines", "country", "delivery", "code", "tax", "total"] as const))
    .map(([was, other, parts]) => {
      const exchanged = Object.fromEntries(parts.map((part) => [part, other[part]]));
      return [was, { ...was, ...exchanged }] as const;
    });
  fc.assert(
    fc.property(pair, ([was, is]) => {
      expect(changesBetween(was, is).length === 0).toBe(JSON.stringify(was) === JSON.stringify(is));
      expect(changesBetween(is, was)).toHaveLength(changesBetween(was, is).length);
    }),
    { numRuns: 1000, ...replay },
  );
});
