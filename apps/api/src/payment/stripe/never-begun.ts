import type { KnownPayment, PaymentAnswer, PaymentProvider } from "../port.ts";

/** The reference of a payment that Stripe has no intent for. */
const none = "none";

/** An answer about a payment that Stripe would not even begin. */
export const neverBegun = (state: "declined" | "voided", reason?: string): PaymentAnswer => ({
  state,
  reference: none,
  ...(reason === undefined ? {} : { reason }),
});

/** The same provider, which is not asked again about a payment that Stripe would not begin: it stays declined. */
export function exceptNeverBegun(provider: PaymentProvider): PaymentProvider {
  const begun =
    (ask: (payment: KnownPayment) => Promise<PaymentAnswer>) =>
    async (payment: KnownPayment): Promise<PaymentAnswer> =>
      payment.reference === none ? neverBegun("declined", "amount_refused") : ask(payment);
  return {
    ...provider,
    authorise: begun(provider.authorise),
    confirm: (payment, token) => begun((known) => provider.confirm(known, token))(payment),
    capture: begun(provider.capture),
    void: begun(provider.void),
    refund: begun(provider.refund),
    look: begun(provider.look),
  };
}
