import Stripe from "stripe";

const { StripeAPIError, StripeCardError, StripeIdempotencyError, StripeInvalidRequestError } = Stripe.errors;

/** Stripe looked at a request and did not do what it asks; how things stand can be read. */
export type Refusal = Stripe.errors.StripeError;

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof StripeCardError ||
  error instanceof StripeInvalidRequestError ||
  error instanceof StripeIdempotencyError;

/** Hands a refusal on as a value. Anything else leaves open what was done, and is thrown. */
export function refusalOf(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  throw error;
}

/** What the shopper gave us cannot pay: his card, or a token that names none. Everything else is between Stripe and us. */
export function isAboutTheCard(refusal: Refusal): boolean {
  const { param, code = "" } = refusal;
  return (
    refusal instanceof StripeCardError ||
    param === "payment_method" ||
    code.startsWith("payment_method_") ||
    cardCodes.has(code)
  );
}
const cardCodes: ReadonlySet<string> = new Set([
  "payment_intent_authentication_failure",
  "payment_intent_incompatible_payment_method",
  "payment_intent_payment_attempt_failed",
  "token_already_used",
  "token_in_use",
]);

/** Stripe takes no payment of this amount. */
export const isAboutTheAmount = ({ code }: Refusal): boolean =>
  code === "amount_too_small" || code === "amount_too_large";

/** The word for it that shoppers are told something by: `insufficient_funds`. */
export const reasonOf = ({ decline_code, code }: Refusal): string => decline_code || code || "card_declined";

/** An earlier request with this key ended in an error of Stripe's own, and this one would for ever. */
export const failedBefore = (error: unknown): boolean =>
  error instanceof StripeAPIError && isReplayed(error.headers);

/** Not what was done now but what was answered then. */
export const isReplayed = (headers: Readonly<Record<string, unknown>> | undefined): boolean =>
  headers?.["idempotent-replayed"] === "true";
