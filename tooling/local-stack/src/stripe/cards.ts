/** What becomes of a payment by one of Stripe's test cards. */
export type Card =
  | { readonly outcome: "pays" }
  | { readonly outcome: "authenticates"; readonly declineCode?: string }
  | { readonly outcome: "declines"; readonly code: string; readonly declineCode?: string };

const declined = (declineCode: string): Card => ({ outcome: "declines", code: "card_declined", declineCode });

/** By the names that Stripe's documentation of testing gives them. */
export const cards: ReadonlyMap<string, Card> = new Map<string, Card>([
  ["pm_card_visa", { outcome: "pays" }],
  ["pm_card_mastercard", { outcome: "pays" }],
  ["pm_card_authenticationRequired", { outcome: "authenticates" }],
  ["pm_card_threeDSecure2Required", { outcome: "authenticates" }],
  [
    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
    { outcome: "authenticates", declineCode: "insufficient_funds" },
  ],
  ["pm_card_chargeDeclined", declined("generic_decline")],
  ["pm_card_visa_chargeDeclined", declined("generic_decline")],
  ["pm_card_chargeDeclinedInsufficientFunds", declined("insufficient_funds")],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", declined("insufficient_funds")],
  ["pm_card_visa_chargeDeclinedLostCard", declined("lost_card")],
  ["pm_card_chargeDeclinedExpiredCard", { outcome: "declines", code: "expired_card" }],
  ["pm_card_chargeDeclinedIncorrectCvc", { outcome: "declines", code: "incorrect_cvc" }],
  ["pm_card_chargeDeclinedProcessingError", { outcome: "declines", code: "processing_error" }],
]);
