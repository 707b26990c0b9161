import { expect, test } from "vitest";
import { type PaymentGoal, type PaymentState, paymentStates } from "./payment.ts";
import { nextPaymentStep } from "./payment-step.ts";

const steps = (goal: PaymentGoal, attempts: number) =>
  Object.fromEntries(
    paymentStates.map((state) => [
      state,
      nextPaymentStep({ state, goal, attempts, reference: state === "new" ? null : "ref" }),
    ]),
  ) as Record<PaymentState, string>;
const over = { declined: "done", voided: "done", refunded: "done" };

test("[PM1] to charge is to authorise, to wait for the shopper, to capture, and then nothing", () => {
  for (const attempts of [1, 2, 9])
    expect(steps("charge", attempts)).toEqual({
      new: "authorise",
      "requires-action": "wait",
      authorised: "capture",
      captured: "done",
      ...over,
    });
});

test("[PM2] to undo is to void what was held and to refund what was taken, by whichever name it was asked", () => {
  for (const goal of ["void", "refund"] as const)
    expect(steps(goal, 2)).toEqual({
      new: "authorise",
      "requires-action": "void",
      authorised: "void",
      captured: "refund",
      ...over,
    });
});

test("[PM3] what was never sent is forgotten; what may have been is sent again to find out", () => {
  for (const goal of ["void", "refund"] as const) {
    const next = (attempts: number, reference: string | null = null) =>
      nextPaymentStep({ state: "new", goal, attempts, reference });
    expect([next(0), next(1), next(2), next(1, "ref")]).toEqual([
      "forget",
      "forget",
      "authorise",
      "authorise",
    ]);
  }
});
