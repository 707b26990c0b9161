import fc from "fast-check";
import type {
  Country,
  DeliveryId,
  DeliveryMethod,
  Discount,
  DiscountCode,
  QuoteInput,
  Shown,
  Terms,
} from "../../src/checkout/index.ts";
import { limits } from "../../src/limits.ts";
import type { Money } from "../../src/schema/money.ts";
import { dot, EUR, milk, NOON, tea } from "./examples.ts";

export const DE = "DE" as Country;
export const FR = "FR" as Country;
/** Where nothing is sold. */
export const LI = "LI" as Country;
export const CODE = "WELCOME10" as DiscountCode;
export const standard = "standard" as DeliveryId;
export const express = "express" as DeliveryId;
export const freight = "freight" as DeliveryId;

export const euros = (amount: number): Money => ({ amount, currency: EUR });

export const methodOf = (id: DeliveryId, change: Partial<DeliveryMethod> = {}): DeliveryMethod => ({
  id,
  names: { en: `by ${id}`, de: `per ${id}` },
  countries: null,
  price: { kind: "flat", amount: 490 },
  freeAbove: null,
  ...change,
});

export const discountOf = (change: Partial<Discount> = {}): Discount => ({
  code: CODE,
  effect: { kind: "percent", basisPoints: 1000 },
  validFrom: null,
  validUntil: null,
  minimum: 0,
  usesLeft: null,
  ...change,
});

/** Standard costs 4.90 and nothing from 50.00 on, express goes to DE alone, freight is weighed. */
export const terms: Terms = {
  taxRates: [
    { country: DE, basisPoints: 1900 },
    { country: FR, basisPoints: 2000 },
  ],
  deliveryMethods: [
    methodOf(standard, { freeAbove: 5000 }),
    methodOf(express, { countries: [DE], price: { kind: "flat", amount: 990 } }),
    methodOf(freight, { price: { kind: "weight", base: 490, perKilogram: 120 } }),
  ],
};

export const asked = (change: Partial<QuoteInput> = {}): QuoteInput => ({
  subtotal: euros(2000),
  weightGrams: 1200,
  country: DE,
  askedCode: null,
  discount: null,
  terms,
  now: NOON,
  ...change,
});

/** The dearest cart that comes through the wire: every live dot 9,999 pieces at the highest price. */
export const DEAREST = limits.joinedDots * limits.quantityMax * limits.priceMax;

const amount = fc.oneof(fc.nat({ max: 20_000 }), fc.nat({ max: 100_000_000 }));
const goods = fc.oneof(
  { weight: 4, arbitrary: amount },
  fc.maxSafeNat().map((n) => n % (DEAREST + 1)),
);
const countries = ["DE", "FR", "CH", "GB"] as Country[];
const country = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...countries) }, fc.constant(LI));
const time = fc.option(fc.integer({ min: NOON - 3, max: NOON + 3 }), { freq: 2 });
const code = fc.constantFrom("WELCOME10", "FIVER", "OTHER") as fc.Arbitrary<DiscountCode>;
const deliveryId = fc.constantFrom(standard, express, freight);

const method: fc.Arbitrary<DeliveryMethod> = fc.record({
  id: deliveryId,
  names: fc.constant({ en: "sent", de: "verschickt" }),
  countries: fc.option(fc.subarray(countries)),
  price: fc.oneof(
    fc.record({ kind: fc.constant("flat" as const), amount }),
    fc.record({ kind: fc.constant("weight" as const), base: amount, perKilogram: amount }),
  ),
  freeAbove: fc.option(amount),
});

const someTerms: fc.Arbitrary<Terms> = fc.record({
  taxRates: fc.uniqueArray(
    fc.record({ country: fc.constantFrom(...countries), basisPoints: fc.nat({ max: 10_000 }) }),
    { selector: (rate) => rate.country },
  ),
  deliveryMethods: fc.uniqueArray(method, { selector: ({ id }) => id }),
});

const discount: fc.Arbitrary<Discount> = fc.record({
  code,
  effect: fc.oneof(
    fc.record({ kind: fc.constant("percent" as const), basisPoints: fc.nat({ max: 10_000 }) }),
    fc.record({ kind: fc.constant("fixed" as const), amount }),
    fc.constant({ kind: "free-delivery" as const }),
  ),
  validFrom: time,
  validUntil: time,
  minimum: fc.oneof(fc.constant(0), amount),
  usesLeft: fc.option(fc.nat({ max: 2 })),
});

/** Whatever a shopper may ask of whatever a shop may charge. */
export const question: fc.Arbitrary<QuoteInput> = fc.record({
  subtotal: goods.map(euros),
  weightGrams: fc.oneof(fc.nat({ max: 5000 }), fc.nat({ max: 1_000_000_000 })),
  country,
  delivery: fc.option(deliveryId, { nil: undefined }),
  discount: fc.option(discount),
  askedCode: fc.option(code),
  terms: someTerms,
  now: fc.integer({ min: NOON - 4, max: NOON + 4 }),
});

/** milk twice from two devices, tea once; to Germany by standard. */
export const shown: Shown = {
  lines: [
    { variantId: milk, quantity: 3, price: 199, dots: [dot("a", 1), dot("b", 7)] },
    { variantId: tea, quantity: 1, price: 450, dots: [dot("a", 12)] },
  ],
  currency: EUR,
  country: DE,
  delivery: { id: standard, price: 490 },
  code: { code: CODE, amount: 105 },
  tax: 229,
  total: 1432,
};
