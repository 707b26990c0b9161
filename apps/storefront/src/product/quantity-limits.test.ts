import { Currency, type ProductVariant, quantityProblem, VariantId } from "@dotcart/cart-domain";
import { describe, expect, test } from "vitest";
import { addLimits, lineLimits, settle } from "./quantity-limits.ts";

const one = { min: 1, max: 99, step: 1, stock: 40, available: true };
const six = { min: 6, max: 60, step: 6, stock: 20, available: true };

describe("where a stepper may go", () => {
  test("is held by the stock when that is less than the maximum, else by the maximum", () => {
    expect(lineLimits(one)).toEqual({ min: 1, max: 40, step: 1, stop: "stock" });
    expect(lineLimits({ ...one, stock: 500 })).toEqual({ min: 1, max: 99, step: 1, stop: "max" });
  });

  test("ends on a step, not between two", () => {
    expect(lineLimits(six)).toMatchObject({ max: 18 });
    expect(lineLimits({ ...six, min: 4, step: 3, stock: 12 })).toMatchObject({ max: 10 });
  });

  test("is nowhere when there is less than the least, or nothing is sold", () => {
    expect(lineLimits({ ...six, stock: 5 })).toMatchObject({ max: 0 });
    expect(lineLimits({ ...one, available: false })).toMatchObject({ max: 0 });
  });

  test("beside what the cart holds, keeps the line on a step and within its end", () => {
    expect(addLimits(one, 38)).toMatchObject({ min: 1, max: 2 });
    expect(addLimits(six, 6)).toMatchObject({ min: 6, max: 12, step: 6 });
    expect(addLimits({ ...six, min: 4, step: 3, stock: 12 }, 4)).toMatchObject({ min: 3, max: 6 });
    expect(addLimits(one, 40).max).toBeLessThan(addLimits(one, 40).min);
  });

  test("never leads to a quantity that would be refused, and never keeps from one that would not", () => {
    for (const min of [1, 2, 5])
      for (const step of [1, 2, 3])
        for (const max of [1, 5, 12])
          for (const stock of [0, 1, 4, 9, 30]) {
            const variant = sellable({ min, max, step, stock });
            const limits = lineLimits(variant);
            const offered = new Set<number>();
            for (let quantity = limits.min; quantity <= limits.max; quantity += limits.step)
              offered.add(quantity);
            for (let quantity = 1; quantity <= 35; quantity++)
              expect({ min, step, max, stock, quantity, offered: offered.has(quantity) }).toEqual({
                min,
                step,
                max,
                stock,
                quantity,
                offered: quantityProblem(variant, quantity) === null,
              });
          }
  });
});

describe("a quantity as it is typed", () => {
  const limits = lineLimits(six);
  test.each([
    [6, 6, null],
    [7, 6, "step"],
    [17, 12, "step"],
    [99, 18, "stock"],
    [0, 6, "min"],
  ])("%d becomes %d because of %s", (typed, quantity, because) => {
    expect(settle(limits, typed, 12)).toEqual({ quantity, because });
  });

  test.each([-1, -4.5, null])("that is none (%s) stays at what it was, without a word", (typed) => {
    expect(settle(limits, typed, 12)).toEqual({ quantity: 12, because: null });
  });
});

const sellable = (how: Pick<ProductVariant, "min" | "max" | "step" | "stock">): ProductVariant => ({
  ...how,
  id: VariantId.parse("v"),
  sku: "S",
  name: "N",
  price: { amount: 1, currency: Currency.parse("EUR") },
  available: true,
});
