import { Currency, money } from "@dotcart/cart-domain";
import { describe, expect, test } from "vitest";
import { decimalOf, formatMoney, fractionDigits } from "./money.ts";

const eur = Currency.parse("EUR");
const jpy = Currency.parse("JPY");
/** Languages put a no-break space before the sign. */
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, " ");

describe("amounts in words", () => {
  test.each([
    ["en", 1890, "€18.90"],
    ["de", 1890, "18,90 €"],
    ["en", 123450, "€1,234.50"],
    ["de", 123450, "1.234,50 €"],
    ["en", 0, "€0.00"],
    ["en", -5, "-€0.05"],
  ])("in %s, %d cents are %s", (locale, amount, words) => {
    expect(plain(formatMoney(money(amount, eur), locale))).toBe(words);
  });

  test("a currency without fractions has none", () => {
    expect(fractionDigits("JPY")).toBe(0);
    expect(plain(formatMoney(money(1890, jpy), "en"))).toBe("¥1,890");
  });

  test("the largest amount there is keeps its last cent", () => {
    expect(formatMoney(money(Number.MAX_SAFE_INTEGER, eur), "en")).toBe("€90,071,992,547,409.91");
  });

  test("minor units become a decimal without passing through a float", () => {
    expect(decimalOf(5, 2)).toBe("0.05");
    expect(decimalOf(1001, 3)).toBe("1.001");
    expect(decimalOf(7, 0)).toBe("7");
    expect(decimalOf(-1250, 2)).toBe("-12.50");
  });
});
