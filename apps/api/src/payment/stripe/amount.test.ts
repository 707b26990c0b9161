import { Currency, money } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { stripeAmount } from "./amount.ts";

test.each([
  ["EUR", 4990, 4990],
  ["JPY", 4990, 4990],
  ["KWD", 4990, 4990],
  ["ISK", 4990, 499_000],
  ["UGX", 4990, 499_000],
  ["HUF", 4990, 499_000],
  ["EUR", 0, 0],
])("what is shown is what Stripe takes: %s %i is %i there", (currency, amount, there) => {
  expect(stripeAmount(money(amount, Currency.parse(currency)))).toBe(there);
});
