import { invariant } from "./invariant.ts";
import type { Currency, Money } from "./schema/money.ts";

export const money = (amount: number, currency: Currency): Money => {
  invariant(Number.isSafeInteger(amount), "an amount is a safe integer of minor units");
  return { amount, currency };
};

/** Throws when the currencies differ or the exact sum is not a safe integer. */
export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, "only amounts of one currency are added");
  return money(a.amount + b.amount, a.currency);
}

/** `count` is an integer ≥ 0. Throws when the exact product is not a safe integer. */
export function timesMoney(price: Money, count: number): Money {
  invariant(Number.isSafeInteger(count) && count >= 0, "a count is a natural number");
  return money(price.amount * count, price.currency);
}

export const sumMoney = (amounts: Iterable<Money>, currency: Currency): Money => {
  let total = money(0, currency);
  for (const amount of amounts) total = addMoney(total, amount);
  return total;
};
