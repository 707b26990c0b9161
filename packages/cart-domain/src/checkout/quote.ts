import { addMoney, money } from "../money.ts";
import type { Money } from "../schema/money.ts";
import { deliveryOptions } from "./delivery.ts";
import { codeProblem, goodsDiscount } from "./discount.ts";
import type { Country, DeliveryId, DiscountCode } from "./ids.ts";
import type { CheckoutProblem } from "./problem.ts";
import { containedTax } from "./tax.ts";
import type { DeliveryOption, Discount, Quote, Terms } from "./terms.ts";

export type QuoteInput = {
  /** What the goods cost, tax included. */
  readonly subtotal: Money;
  readonly weightGrams: number;
  readonly country: Country;
  /** Absent: the first that is offered. */
  readonly delivery?: DeliveryId | undefined;
  readonly askedCode: DiscountCode | null;
  /** What the books know of the asked code; null when they know none of that name. */
  readonly discount: Discount | null;
  readonly terms: Terms;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/**
 * What goods cost with delivery, tax and discount. It always answers with sums that agree, and says beside them what
 * is not as it was asked: a code that was refused takes nothing off, and where the chosen way of delivery is not
 * offered the first one that is stands for it until the shopper has chosen.
 */
export function quote(input: QuoteInput): {
  readonly quote: Quote;
  readonly problems: readonly CheckoutProblem[];
} {
  const { subtotal, weightGrams, country, terms, askedCode } = input;
  const none = money(0, subtotal.currency);
  const refused = askedCode === null ? null : codeProblem(askedCode, input.discount, input);
  const discount = askedCode === null || refused !== null ? null : input.discount;
  const offGoods = discount === null ? none : goodsDiscount(discount, subtotal);
  const value = less(subtotal, offGoods);
  const rate = terms.taxRates.find((one) => one.country === country);
  const options = rate === undefined ? [] : deliveryOptions(terms, { country, value, weightGrams });
  const chosen = options.find(({ id }) => id === input.delivery);
  const delivery = chosen ?? options[0] ?? null;
  const price = delivery?.price ?? none;
  const off = discount?.effect.kind === "free-delivery" ? price : offGoods;
  const total = less(addMoney(subtotal, price), off);
  const basisPoints = rate?.basisPoints ?? 0;
  return {
    quote: {
      subtotal,
      discount: discount === null ? null : { code: discount.code, amount: off },
      deliveryOptions: options,
      delivery,
      tax: { basisPoints, amount: containedTax(total, basisPoints) },
      total,
    },
    problems: [...whereProblems(input, options), ...(refused === null ? [] : [refused])],
  };
}

/** A country is served where its tax is known and something is delivered. */
function whereProblems(
  { country, delivery }: QuoteInput,
  options: readonly DeliveryOption[],
): readonly CheckoutProblem[] {
  if (options.length === 0) return [{ kind: "country-not-served", country }];
  if (delivery === undefined || options.some(({ id }) => id === delivery)) return [];
  return [{ kind: "delivery-not-offered", delivery }];
}

const less = (a: Money, b: Money): Money => addMoney(a, money(-b.amount, b.currency));
