import type { PaymentGoal, PaymentState } from "./payment.ts";

/**
 * What whoever drives a payment does next. `authorise`, `capture`, `void`, `refund` are the provider's calls; `wait`: the
 * shopper's turn; `forget`: nothing was ever sent, it is void without anybody being asked; `done`: nothing is left.
 */
export type PaymentStep = "authorise" | "capture" | "void" | "refund" | "wait" | "forget" | "done";

/** A payment as it is known; `attempts` counts how often somebody began to drive it, this time included. */
export type KnownPaymentState = {
  readonly state: PaymentState;
  readonly goal: PaymentGoal;
  readonly attempts: number;
  readonly reference: string | null;
};

/**
 * The next step towards the goal from what is known. Money is asked for only while it is to be charged. An attempt that
 * was not answered may have happened: it is repeated to find out, and then undone. So no money is left behind, and what
 * was taken before the goal changed goes back.
 */
export const nextPaymentStep = (payment: KnownPaymentState): PaymentStep =>
  payment.goal === "charge" ? charging[payment.state] : undoing(payment);

const charging = {
  new: "authorise",
  "requires-action": "wait",
  authorised: "capture",
  captured: "done",
  declined: "done",
  voided: "done",
  refunded: "done",
} as const satisfies Record<PaymentState, PaymentStep>;

function undoing({ state, attempts, reference }: KnownPaymentState): PaymentStep {
  if (state === "new") return attempts <= 1 && reference === null ? "forget" : "authorise";
  return unmade[state];
}

const unmade = {
  "requires-action": "void",
  authorised: "void",
  captured: "refund",
  declined: "done",
  voided: "done",
  refunded: "done",
} as const satisfies Record<Exclude<PaymentState, "new">, PaymentStep>;
