import Stripe from "stripe";
import { expect, test } from "vitest";
import { isAboutTheCard, refusalOf } from "./refusal.ts";

const { StripeAPIError, StripeCardError, StripeIdempotencyError, StripeInvalidRequestError } = Stripe.errors;
const { StripeAuthenticationError, StripeConnectionError, StripePermissionError, StripeRateLimitError } =
  Stripe.errors;
const raw = { type: "invalid_request_error" } as const;

test.each([
  ["a refused card", new StripeCardError({ type: "card_error", code: "do_not_honor_at_all" })],
  [
    "a token that names no card",
    new StripeInvalidRequestError({ ...raw, code: "resource_missing", param: "payment_method" }),
  ],
  [
    "a card that was used up",
    new StripeInvalidRequestError({ ...raw, code: "payment_method_unexpected_state" }),
  ],
  [
    "a failed second step",
    new StripeInvalidRequestError({ ...raw, code: "payment_intent_authentication_failure" }),
  ],
])("%s is about the card", (_, error) => {
  expect(isAboutTheCard(refusalOf(error))).toBe(true);
});

test.each([
  [
    "another state than we thought",
    new StripeInvalidRequestError({ ...raw, code: "payment_intent_unexpected_state" }),
  ],
  [
    "a parameter of ours",
    new StripeInvalidRequestError({ ...raw, code: "parameter_missing", param: "amount" }),
  ],
  ["a key with another request", new StripeIdempotencyError({ type: "idempotency_error" })],
])("%s is a refusal, and not about the card", (_, error) => {
  expect(isAboutTheCard(refusalOf(error))).toBe(false);
});

test.each([
  new StripeAPIError({ type: "api_error" }),
  new StripeAuthenticationError(raw),
  new StripeConnectionError(raw),
  new StripePermissionError(raw),
  new StripeRateLimitError(raw),
  new Error("anything"),
])("$name leaves open what was done", (error) => {
  expect(() => refusalOf(error)).toThrow(error);
});
