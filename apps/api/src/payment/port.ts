import type { Money } from "@dotcart/cart-domain";
import type { OrderId, PaymentAction, PaymentState } from "@dotcart/cart-domain/checkout";

/** What a provider says of a payment; `reference` is its own name for it. */
export type PaymentAnswer = {
  readonly state: Exclude<PaymentState, "new">;
  readonly reference: string;
  /** Where `state` is `requires-action`. */
  readonly action?: PaymentAction;
  /** Where it is `declined`: the provider's word for it, `card_declined`. */
  readonly reason?: string;
};

/** A payment as we know it. */
export type KnownPayment = {
  readonly orderId: OrderId;
  readonly amount: Money;
  readonly token: string;
  /** Null: the provider has never answered. */
  readonly reference: string | null;
};

/**
 * Somebody who takes money for us. No card ever comes here: `token` is what his own form gave the shopper's browser.
 *
 * Every call may be repeated, after a crash too, and then has its effect once: an order has one payment, and its id is the
 * idempotency key. A call that rejects has an unknown outcome and is repeated until it answers; a refusal (a declined
 * card, a second step) is an answer. `state` is how the payment stands after the call, also where that is not what was
 * asked for: a void of what was captured answers `captured`.
 */
export type PaymentProvider = {
  readonly id: string;
  /** Holds the money; takes none. */
  authorise(payment: KnownPayment): Promise<PaymentAnswer>;
  /** The shopper's second step is done, with this to show for it. */
  confirm(payment: KnownPayment, token: string): Promise<PaymentAnswer>;
  /** Takes what was held. */
  capture(payment: KnownPayment): Promise<PaymentAnswer>;
  /** Lets go of what was held, for good: this payment never takes money any more. */
  void(payment: KnownPayment): Promise<PaymentAnswer>;
  /** Gives everything back that was taken. */
  refund(payment: KnownPayment): Promise<PaymentAnswer>;
  /** How it stands. */
  look(payment: KnownPayment): Promise<PaymentAnswer>;
  /** Which order a provider's call to us is about; null when it is none of ours. Throws `ForgedWebhook`. */
  webhook(call: { readonly body: string; readonly headers: Headers }): Promise<OrderId | null>;
};

/** A call that does not come from whom it says. */
export class ForgedWebhook extends Error {
  override readonly name = "ForgedWebhook";
}
