import type { Dot, Money, VariantId } from "@dotcart/cart-domain";
import type { CheckoutProblem, Country, OrderId, PaymentAction } from "@dotcart/cart-domain/checkout";
import type { LineGoods } from "../cart/line-goods.ts";

/** A line of what would be ordered; null is what the catalogue does not know any more. */
export type CheckoutLineView = LineGoods & {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly price: Money;
  readonly seenPrice: Money;
  readonly subtotal: Money;
  readonly problems: readonly CheckoutProblem[];
  readonly dots: readonly Dot[];
};

export type DeliveryOptionView = {
  readonly id: string;
  readonly name: string;
  readonly price: Money;
  /** From this value of the goods on (after discount) it costs nothing; null is never. */
  readonly freeAbove: Money | null;
};

/** What would be ordered and what it costs, as Postgres has it now. */
export type CheckoutReview = {
  /** Stands for exactly this: hand it to `place` to order it and nothing else. Null when nothing can be ordered like this. */
  readonly digest: string | null;
  readonly country: Country;
  readonly lines: readonly CheckoutLineView[];
  readonly itemCount: number;
  readonly subtotal: Money;
  readonly discount: { readonly code: string; readonly amount: Money } | null;
  readonly deliveryOptions: readonly DeliveryOptionView[];
  readonly delivery: DeliveryOptionView | null;
  /** Contained in the total. */
  readonly tax: { readonly basisPoints: number; readonly amount: Money };
  readonly total: Money;
  /** Everything, the lines' own included. */
  readonly problems: readonly CheckoutProblem[];
  /** Who takes the money: `test`, `stripe`. */
  readonly providers: readonly string[];
  /** Whether goods can be reserved while the shopper types, and until when they are; milliseconds since the epoch. */
  readonly reserves: boolean;
  readonly reservedUntil: number | null;
};

/** What became of placing an order. `pending`: the provider has not said; it is settled without the shopper. */
export type PlacedOrder = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly status: "paid" | "requires-action" | "pending";
  readonly total: Money;
  /** The order's page, signed: it opens without an account. */
  readonly link: string;
  /** What the shopper has to do, where the status says so. */
  readonly action: PaymentAction | null;
};
