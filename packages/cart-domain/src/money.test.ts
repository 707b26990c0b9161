import fc from "fast-check";
import { expect, test } from "vitest";
import { EUR } from "../test/support/examples.ts";
import { replay } from "../test/support/replay.ts";
import { stateBounds } from "./decode-cart.ts";
import { limits } from "./limits.ts";
import { addMoney, money, sumMoney, timesMoney } from "./money.ts";
import { type Currency, Money, Price } from "./schema/money.ts";

const USD = "USD" as Currency;
const MOST = Number.MAX_SAFE_INTEGER;

test("[MO1] an amount that is no safe integer throws", () => {
  for (const amount of [0.5, Number.NaN, Infinity, MOST + 1, -MOST - 1])
    expect(() => money(amount, EUR), `${amount}`).toThrow("safe integer");
  expect(money(-MOST, EUR)).toEqual({ amount: -MOST, currency: EUR });
});

test("[MO1] the schema takes what money takes, and nothing beside it", () => {
  expect(Money.safeParse({ amount: 1, currency: "EUR" }).success).toBe(true);
  for (const bad of [
    { amount: 0.1, currency: "EUR" },
    { amount: "1", currency: "EUR" },
    { amount: 1, currency: "eur" },
    { amount: 1, currency: "EURO" },
    { amount: 1 },
    { amount: 1, currency: "EUR", extra: 1 },
    { amount: Infinity, currency: "EUR" },
    { amount: 2 ** 53, currency: "EUR" },
  ])
    expect(Money.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
});

test("[MO2] sums and products are exactly those of whole numbers, or throw", () => {
  const amount = fc.oneof(fc.maxSafeInteger(), fc.integer());
  fc.assert(
    fc.property(amount, amount, fc.nat(), (a, b, count) => {
      const exactly = (exact: bigint, done: () => { amount: number }) =>
        exact <= BigInt(MOST) && exact >= -BigInt(MOST)
          ? expect(BigInt(done().amount)).toBe(exact)
          : expect(done).toThrow("safe integer");
      exactly(BigInt(a) + BigInt(b), () => addMoney(money(a, EUR), money(b, EUR)));
      exactly(BigInt(a) * BigInt(count), () => timesMoney(money(a, EUR), count));
    }),
    { numRuns: 500, ...replay },
  );
});

test("[MO2] a product that is not exact throws, however close", () => {
  expect(timesMoney(money(3_002_399_751_580_330, EUR), 3).amount).toBe(9_007_199_254_740_990);
  expect(() => timesMoney(money(3_002_399_751_580_331, EUR), 3)).toThrow("safe integer");
  expect(() => addMoney(money(MOST, EUR), money(1, EUR))).toThrow("safe integer");
});

test("[MO2] a count is a natural number", () => {
  for (const count of [-1, 0.5, Number.NaN, Infinity])
    expect(() => timesMoney(money(1, EUR), count), `${count}`).toThrow("natural number");
  expect(timesMoney(money(-5, EUR), 0).amount + 0).toBe(0);
});

test("[MO3] amounts of different currencies are never added", () => {
  expect(() => addMoney(money(1, EUR), money(1, USD))).toThrow("one currency");
  expect(() => sumMoney([money(1, EUR), money(1, USD)], EUR)).toThrow("one currency");
  expect(() => sumMoney([money(1, USD)], EUR)).toThrow("one currency");
  expect(sumMoney([], EUR)).toEqual({ amount: 0, currency: EUR });
  expect(sumMoney([money(1, EUR), money(2, EUR)], EUR)).toEqual({ amount: 3, currency: EUR });
});

test("[MO4] the largest cart that can be read, at the largest price, has an exact total", () => {
  expect(Price.safeParse({ amount: limits.priceMax, currency: "EUR" }).success).toBe(true);
  expect(Price.safeParse({ amount: limits.priceMax + 1, currency: "EUR" }).success).toBe(false);
  expect(Price.safeParse({ amount: -1, currency: "EUR" }).success).toBe(false);
  const most = timesMoney(money(limits.priceMax, EUR), stateBounds.dots * limits.quantityMax);
  expect(BigInt(most.amount)).toBe(100_000_000n * 8192n * 9999n);
});
