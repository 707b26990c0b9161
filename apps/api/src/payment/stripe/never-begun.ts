import type { KnownPayment, PaymentAnswer, PaymentProvider } from "../port.ts";

/** The reference of a payment that Stripe has no intent for. */
const none = "none";

/** An answer about a payment that Stripe would not even begin. */
export const neverBegun = (state: "declined" | "voided", reason?: string): PaymentAnswer => ({
  state,
  reference: none,
  ...(reason === undefined ? {} : { reason }),
});

/**
 * The same provider, which is not asked where there is nothing to pay: Stripe makes no payment of nothing. Such a payment
 * stands as it is said to, and what was never begun stays so.
 */
export function exceptNothing(provider: PaymentProvider): PaymentProvider {
  const unless =
    (state: PaymentAnswer["state"], ask: (payment: KnownPayment) => Promise<PaymentAnswer>) =>
    async (payment: KnownPayment): Promise<PaymentAnswer> => {
      if (payment.amount.amount === 0) return { state, reference: none };
      return payment.reference === none ? neverBegun("declined", "amount_refused") : ask(payment);
    };
  return {
    ...provider,
    authorise: unless("authorised", provider.authorise),
    confirm: (payment, token) => unless("authorised", (known) => provider.confirm(known, token))(payment),
    capture: unless("captured", provider.capture),
    void: unless("voided", provider.void),
    refund: unless("refunded", provider.refund),
    look: unless("authorised", provider.look),
  };
}
