import type { Order } from "@dotcart/cart-domain/checkout";
import { moneyText, rateText } from "./amounts.ts";
import { orderWords } from "./order-words.ts";

/** What a mail lists: what it is, and what it costs. */
export type Row = { readonly label: string; readonly amount: string; readonly isTotal?: boolean };

/** From the goods to the total, and the tax in it. */
export function sums({ language, subtotal, discount, delivery, tax, total }: Order): readonly Row[] {
  const phrases = orderWords[language];
  return [
    { label: phrases.subtotal, amount: moneyText(subtotal, language) },
    ...(discount === null
      ? []
      : [
          {
            label: phrases.discount(discount.code),
            amount: moneyText({ ...discount.amount, amount: -discount.amount.amount }, language),
          },
        ]),
    { label: phrases.delivery(delivery.name), amount: moneyText(delivery.price, language) },
    { label: phrases.total, amount: moneyText(total, language), isTotal: true },
    { label: phrases.tax(rateText(tax.basisPoints, language)), amount: moneyText(tax.amount, language) },
  ];
}
