import { type Currency, type Money, money } from "@dotcart/cart-domain";

/** Amounts of one order, which all have its currency. */
export const moneyOf =
  (currency: string) =>
  (amount: number): Money =>
    money(amount, currency as Currency);
