import type { Charge, Intent, Refund } from "./book.ts";

/** An intent as Stripe writes it. The charge is a name, or a whole object where `expand` asked for it. */
export const intentJson = (intent: Intent, expand: readonly string[], standIn: string) => ({
  id: intent.id,
  object: "payment_intent",
  amount: intent.amount,
  amount_capturable: intent.status === "requires_capture" ? intent.amount : 0,
  amount_received: intent.charge?.captured ?? 0,
  canceled_at: intent.status === "canceled" ? intent.created : null,
  cancellation_reason: intent.cancellationReason,
  capture_method: intent.captureMethod,
  client_secret: intent.clientSecret,
  confirmation_method: "automatic",
  created: intent.created,
  currency: intent.currency,
  last_payment_error: intent.lastError,
  latest_charge: chargeOf(intent, expand.includes("latest_charge")),
  livemode: false,
  metadata: intent.metadata,
  next_action: nextAction(intent, standIn),
  payment_method: intent.paymentMethod,
  allowed_payment_method_types: ["card"],
  payment_method_types: ["card"],
  status: intent.status,
});

const chargeOf = (intent: Intent, isWhole: boolean): object | string | null => {
  if (intent.charge === null) return null;
  return isWhole ? chargeJson(intent, intent.charge) : intent.charge.id;
};

export const chargeJson = (intent: Intent, charge: Charge) => ({
  id: charge.id,
  object: "charge",
  amount: intent.amount,
  amount_captured: charge.captured,
  amount_refunded: charge.refunded,
  captured: charge.captured > 0,
  created: intent.created,
  currency: intent.currency,
  failure_code: charge.failureCode,
  livemode: false,
  /** A charge has its intent's, as it was when the charge was made. */
  metadata: intent.metadata,
  outcome: {
    reason: charge.outcomeReason,
    type: charge.failureCode === null ? "authorized" : "issuer_declined",
  },
  paid: charge.status === "succeeded",
  payment_intent: intent.id,
  payment_method: intent.paymentMethod,
  refunded: charge.refunded > 0 && charge.refunded >= charge.captured,
  status: charge.status,
});

export const refundJson = (refund: Refund, currency: string) => ({
  id: refund.id,
  object: "refund",
  amount: refund.amount,
  charge: refund.charge,
  created: refund.created,
  currency,
  metadata: {},
  payment_intent: refund.intent,
  reason: null,
  status: "succeeded",
});

/** With an address to come back to the shopper is sent to his bank's page; without one it is the browser's SDK's task. */
function nextAction(intent: Intent, standIn: string): object | null {
  if (intent.status !== "requires_action") return null;
  if (intent.returnUrl === null)
    return { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } };
  return {
    type: "redirect_to_url",
    redirect_to_url: { return_url: intent.returnUrl, url: `${standIn}/bank/${intent.id}` },
  };
}

export const listJson = (url: string, data: readonly object[], object = "list") => ({
  object,
  url,
  has_more: false,
  data,
});
