import { expect, test } from "vitest";
import { after, bread, by, cartOf, EUR, milk, NOON, tea, variantOf } from "../test/support/examples.ts";
import { add, type Cart, emptyCart, setQuantity } from "./cart.ts";
import { reviewCart } from "./review.ts";
import type { VariantId } from "./schema/ids.ts";
import type { Currency } from "./schema/money.ts";
import type { Variant } from "./variant.ts";

const DAY = 86_400_000;
const catalogue = (...variants: readonly Variant[]) =>
  new Map(variants.map((variant) => [variant.id, variant]));
const reviewed = (cart: Cart, variants: ReadonlyMap<VariantId, Variant>, now = NOON) =>
  reviewCart(cart, variants, { currency: EUR, now });
const euros = (amount: number) => ({ amount, currency: EUR });

const cart = after(
  emptyCart,
  (now) => add(now, by("a", NOON, 199), { line: milk, quantity: 3 }),
  (now) => add(now, by("a", NOON + 1, 450), { line: tea, quantity: 2 }),
);
const shelf = catalogue(variantOf(milk), variantOf(tea, { price: euros(450) }));

test("[RV1] lines are priced from the catalogue, with what they come to", () => {
  const review = reviewed(cart, shelf);
  expect(
    review.lines.map(({ line, quantity, price, subtotal, problems }) => [
      line,
      quantity,
      price,
      subtotal,
      problems,
    ]),
  ).toEqual([
    [milk, 3, euros(199), euros(597), []],
    [tea, 2, euros(450), euros(900), []],
  ]);
  expect(review.lines[0]?.variant).toBe(shelf.get(milk));
});

test("[RV1] a tampered seen price changes nothing that is charged", () => {
  const tampered = cartOf(add(emptyCart, by("a", NOON, 1), { line: milk, quantity: 3 }));
  expect(reviewed(tampered, shelf).total).toEqual(euros(597));
});

test("[RV2] a price that differs from the one last seen is reported with what was and what is", () => {
  const dearer = catalogue(variantOf(milk, { price: euros(219) }), variantOf(tea, { price: euros(450) }));
  const review = reviewed(cart, dearer);
  expect(review.lines[0]?.problems).toEqual([
    { kind: "price-changed", variantId: milk, was: euros(199), is: euros(219) },
  ]);
  expect(review.lines[1]?.problems).toEqual([]);
  const cheaper = reviewed(cart, catalogue(variantOf(milk, { price: euros(99) })));
  expect(cheaper.lines[0]?.problems).toEqual([
    { kind: "price-changed", variantId: milk, was: euros(199), is: euros(99) },
  ]);
  const seen = after(cart, (now) => add(now, by("b", NOON + 9, 219), { line: milk, quantity: 1 }));
  expect(reviewed(seen, dearer).lines[0]?.problems).toEqual([]);
});

test("[RV3] a line the catalogue does not know costs nothing and says only that", () => {
  const review = reviewed(cart, catalogue(variantOf(tea, { price: euros(450) })));
  expect(review.lines[0]).toMatchObject({
    variant: null,
    price: euros(0),
    subtotal: euros(0),
    problems: [{ kind: "product-not-found", variantId: milk }],
  });
  expect(review.total).toEqual(euros(900));
});

test("[RV4] a line is told that it is unavailable, short of stock or not allowed", () => {
  const problems = (change: Partial<Variant>) =>
    reviewed(cart, catalogue(variantOf(milk, change))).lines[0]?.problems;
  expect(problems({ available: false })).toEqual([{ kind: "unavailable", variantId: milk }]);
  expect(problems({ stock: 2 })).toEqual([
    { kind: "insufficient-stock", variantId: milk, requested: 3, available: 2 },
  ]);
  const rule = { min: 2, max: 8, step: 2 };
  expect(problems(rule)).toEqual([{ kind: "quantity-not-allowed", variantId: milk, requested: 3, ...rule }]);
});

test("[RV4] a line that a join brought beyond the variant's maximum is kept and flagged", () => {
  const joined = cartOf(...["a", "b"].map((name) => add(emptyCart, by(name), { line: milk, quantity: 60 })));
  const [line] = reviewed(joined, shelf).lines;
  expect(line).toMatchObject({ quantity: 120, subtotal: euros(120 * 199) });
  expect(line?.problems).toMatchObject([{ kind: "quantity-not-allowed", requested: 120, max: 100 }]);
});

test("[RV5] sets that differ are reported with the candidates, beside whatever else is the matter", () => {
  const torn = cartOf(
    setQuantity(emptyCart, by("a", NOON, 150), { line: milk, quantity: 2 }),
    setQuantity(emptyCart, by("b", NOON, 150), { line: milk, quantity: 7 }),
  );
  const problems = reviewed(torn, catalogue(variantOf(milk, { stock: 5 }))).lines[0]?.problems;
  expect(problems?.map(({ kind }) => kind)).toEqual([
    "insufficient-stock",
    "price-changed",
    "quantity-conflict",
  ]);
  expect(problems?.[2]).toEqual({ kind: "quantity-conflict", variantId: milk, candidates: [2, 7] });
});

test("[RV6] a seen price speaks for itself for a day, and its age alone is no problem", () => {
  const stale = (now: number) => reviewed(cart, shelf, now).lines.map((line) => line.isSeenPriceStale);
  expect(stale(NOON + DAY)).toEqual([false, false]);
  expect(stale(NOON + DAY + 1)).toEqual([true, false]);
  expect(stale(NOON + DAY + 2)).toEqual([true, true]);
  expect(reviewed(cart, shelf, NOON + 400 * DAY).lines.flatMap((line) => line.problems)).toEqual([]);
});

test("[RV6] a price seen by a clock that runs ahead is as stale as an old one", () => {
  expect(reviewed(cart, shelf, NOON - DAY + 1).lines.map((line) => line.isSeenPriceStale)).toEqual([
    false,
    false,
  ]);
  expect(reviewed(cart, shelf, NOON - DAY).lines.map((line) => line.isSeenPriceStale)).toEqual([false, true]);
});

test("[RV7] a cart beyond its limits is reviewed whole, and says so", () => {
  const lines = Array.from({ length: 201 }, (_, i) => `line-${i}` as VariantId);
  const wide = cartOf(...lines.map((line, i) => add(emptyCart, by(`r${i}`), { line, quantity: 1 })));
  const review = reviewed(wide, catalogue(...lines.map((line) => variantOf(line))));
  expect(review.problems).toEqual([{ kind: "too-many-lines", limit: 200 }]);
  expect(review.lines).toHaveLength(201);
  expect(review.total).toEqual(euros(201 * 199));
  const deep = cartOf(
    ...Array.from({ length: 2049 }, (_, i) => add(emptyCart, by(`r${i}`), { line: milk, quantity: 1 })),
  );
  expect(reviewed(deep, shelf).problems).toEqual([{ kind: "too-many-operations", limit: 2048 }]);
  expect(reviewed(cart, shelf).problems).toEqual([]);
});

test("[RV8] total and item count are the sums of the lines", () => {
  expect(reviewed(cart, shelf)).toMatchObject({ total: euros(1497), itemCount: 5 });
  expect(reviewed(emptyCart, shelf)).toEqual({
    lines: [],
    saved: [],
    itemCount: 0,
    total: euros(0),
    problems: [],
  });
});

test("[RV9] a variant priced in another currency is unavailable and costs nothing", () => {
  const dollars = variantOf(milk, { price: { amount: 199, currency: "USD" as Currency } });
  const review = reviewed(cart, catalogue(dollars, variantOf(tea, { price: euros(450) })));
  expect(review.lines[0]).toMatchObject({
    price: euros(0),
    problems: [{ kind: "unavailable", variantId: milk }],
  });
  expect(review.total).toEqual(euros(900));
});

test("[RV3] an unknown line is found by its own id alone", () => {
  const odd = cartOf(add(emptyCart, by("a"), { line: "__proto__" as VariantId, quantity: 1 }));
  expect(reviewed(odd, shelf).lines[0]?.problems).toEqual([
    { kind: "product-not-found", variantId: "__proto__" },
  ]);
  expect(reviewed(cartOf(add(emptyCart, by("a"), { line: bread, quantity: 1 })), shelf).total).toEqual(
    euros(0),
  );
});
