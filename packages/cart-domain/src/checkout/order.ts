import type { ProductId, VariantId } from "../schema/ids.ts";
import type { Money } from "../schema/money.ts";
import type { Address } from "./address.ts";
import type { DeliveryId, DiscountCode, OrderId } from "./ids.ts";
import type { PaymentState } from "./payment.ts";

/**
 * `pending`: goods and dots are held, money is not here yet. `cancelled`: nothing is held any more, nothing was charged.
 * `refunded`: what was charged went back.
 */
export const orderStatuses = ["pending", "paid", "fulfilled", "delivered", "cancelled", "refunded"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** A line as it was bought: later changes of the catalogue do not reach it. */
export type OrderLine = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly sku: string;
  readonly name: string;
  readonly variantName: string;
  readonly slug: string;
  /** A path below the storefront's origin. */
  readonly image: string | null;
  readonly price: Money;
  readonly quantity: number;
  readonly subtotal: Money;
};

/** Sums of an order: `total = subtotal - discount + delivery`, and `subtotal` is the sum of the lines'. */
export type OrderAmounts = {
  readonly subtotal: Money;
  readonly discount: { readonly code: DiscountCode; readonly amount: Money } | null;
  readonly delivery: { readonly id: DeliveryId; readonly name: string; readonly price: Money };
  readonly tax: { readonly basisPoints: number; readonly amount: Money };
  readonly total: Money;
};

/** Times are milliseconds since the epoch. */
export type Order = OrderAmounts & {
  readonly id: OrderId;
  /** What a shopper says on the telephone: digits. */
  readonly number: string;
  readonly status: OrderStatus;
  readonly subject: string;
  readonly email: string;
  readonly language: "en" | "de";
  readonly address: Address;
  readonly lines: readonly OrderLine[];
  readonly placedAt: number;
  readonly payment: {
    readonly provider: string;
    readonly state: PaymentState;
    /** What the shopper has to do now, where `state` is `requires-action`. */
    readonly action: PaymentAction | null;
    /** Why it was declined, in the provider's word for it. */
    readonly reason: string | null;
  };
  readonly history: readonly OrderEvent[];
};

/** `challenge`: the provider waits for a token; `redirect`: on a page of the bank's; `client-secret`: in the provider's own form. */
export type PaymentAction =
  | { readonly kind: "challenge" }
  | { readonly kind: "redirect"; readonly url: string }
  | { readonly kind: "client-secret"; readonly secret: string };

/** One row of an order's audit trail. */
export type OrderEvent = {
  readonly at: number;
  /** A subject, or `system`. */
  readonly actor: string;
  readonly action: OrderAction;
};
export const orderActions = [
  "placed",
  "paid",
  "payment-declined",
  "cancelled",
  "cancel-asked",
  "refund-asked",
  "refunded",
  "fulfilled",
  "delivered",
] as const;
export type OrderAction = (typeof orderActions)[number];
