import * as z from "zod";
import { invariant } from "./invariant.ts";

/** ISO 4217 alphabetic code. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .brand<"Currency">();
export type Currency = z.infer<typeof Currency>;

/** An integer count of the currency's smallest unit; exact, never a float. */
export const MinorUnits = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

export const Money = z.strictObject({ amount: MinorUnits, currency: Currency });
export type Money = Readonly<z.infer<typeof Money>>;

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
