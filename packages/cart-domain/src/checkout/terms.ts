import type { Money } from "../schema/money.ts";
import type { Country, DeliveryId, DiscountCode } from "./ids.ts";

/** What a country adds: already in every price. `basisPoints` are hundredths of a percent: 1900 is 19 %. */
export type TaxRate = { readonly country: Country; readonly basisPoints: number };

/** A way of delivery and what it costs; amounts are minor units of the shop's currency, tax included. */
export type DeliveryMethod = {
  readonly id: DeliveryId;
  readonly names: { readonly en: string; readonly de: string };
  /** Where it goes; null is wherever the shop sells at all. */
  readonly countries: readonly Country[] | null;
  readonly price:
    | { readonly kind: "flat"; readonly amount: number }
    /** Every kilogram begun costs. */
    | { readonly kind: "weight"; readonly base: number; readonly perKilogram: number };
  /** From this value of the goods on (after discount) it costs nothing; null is never. */
  readonly freeAbove: number | null;
};

/** What the shop charges beside the goods. */
export type Terms = {
  readonly taxRates: readonly TaxRate[];
  /** Cheapest to offer first. */
  readonly deliveryMethods: readonly DeliveryMethod[];
};

export type DiscountEffect =
  | { readonly kind: "percent"; readonly basisPoints: number }
  /** Minor units; never more than the goods cost. */
  | { readonly kind: "fixed"; readonly amount: number }
  | { readonly kind: "free-delivery" };

/** A discount code as the books have it. Times are milliseconds since the epoch. */
export type Discount = {
  readonly code: DiscountCode;
  readonly effect: DiscountEffect;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
  /** The goods must cost at least this, in minor units. */
  readonly minimum: number;
  /** How often it can still be used; null is without limit. */
  readonly usesLeft: number | null;
};

/** What an order would cost. `total = subtotal - discount + delivery`; tax is contained in it. */
export type Quote = {
  readonly subtotal: Money;
  readonly discount: { readonly code: DiscountCode; readonly amount: Money } | null;
  readonly deliveryOptions: readonly DeliveryOption[];
  /** The chosen one, the first where none was chosen, or null where nothing is delivered. */
  readonly delivery: DeliveryOption | null;
  readonly tax: { readonly basisPoints: number; readonly amount: Money };
  readonly total: Money;
};

export type DeliveryOption = {
  readonly id: DeliveryId;
  readonly names: DeliveryMethod["names"];
  readonly price: Money;
  /** From this value of the goods on (after discount) it costs nothing; null is never. */
  readonly freeAbove: Money | null;
};
