/**
 * What is known of an order's payment. `new`: nothing was answered yet, and when `attempts` is above 0 something may have
 * happened. Money is the shop's in `captured` alone.
 */
export const paymentStates = [
  "new",
  "requires-action",
  "authorised",
  "captured",
  "declined",
  "voided",
  "refunded",
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What is to become of it: the books say it first, and whoever drives the payment makes it so. */
export const paymentGoals = ["charge", "void", "refund"] as const;
export type PaymentGoal = (typeof paymentGoals)[number];
