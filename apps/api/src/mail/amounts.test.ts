import { Currency } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { countryText, moneyText, rateText } from "./amounts.ts";

/** Languages put blanks of their own between a number and its sign. */
const plain = (text: string): string => text.replace(/\s/gu, " ");

test.each([
  [0, "EUR", "€0.00", "0,00 €"],
  [5, "EUR", "€0.05", "0,05 €"],
  [123_450, "EUR", "€1,234.50", "1.234,50 €"],
  [-998, "EUR", "-€9.98", "-9,98 €"],
  [1990, "JPY", "¥1,990", "1.990 ¥"],
  [Number.MAX_SAFE_INTEGER, "EUR", "€90,071,992,547,409.91", "90.071.992.547.409,91 €"],
])("%i minor units of %s are %s, and %s", (amount, code, english, german) => {
  const money = { amount, currency: Currency.parse(code) };
  expect([plain(moneyText(money, "en")), plain(moneyText(money, "de"))]).toEqual([english, german]);
});

test.each([
  [1900, "19%", "19 %"],
  [810, "8.1%", "8,1 %"],
  [0, "0%", "0 %"],
  [725, "7.25%", "7,25 %"],
])("%i basis points are %s, and %s", (basisPoints, english, german) => {
  expect([plain(rateText(basisPoints, "en")), plain(rateText(basisPoints, "de"))]).toEqual([english, german]);
});

test("a country is called by its name in each language, and by its code where it has none", () => {
  expect([countryText("DE", "en"), countryText("DE", "de"), countryText("QQ", "de")]).toEqual([
    "Germany",
    "Deutschland",
    "QQ",
  ]);
});
