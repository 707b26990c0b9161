import type { Money } from "@dotcart/cart-domain";
import type { PaymentState } from "@dotcart/cart-domain/checkout";

/** What the test provider, which plays a bank, knows of a payment. */
export type TestPayment = {
  /** What its shop calls it; the same key is the same payment. */
  readonly key: string;
  readonly reference: string;
  readonly token: string;
  readonly amount: Money;
  readonly state: TestPaymentState;
  /** How often money was really taken, and given back. */
  readonly captures: number;
  readonly refunds: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
};
export type TestPaymentState = Exclude<PaymentState, "new">;

/** The test provider's own book. Every call is one statement or two, outside of whatever the shop is in the middle of. */
export type TestPaymentLedger = {
  find(key: string): Promise<TestPayment | null>;
  /** Writes it down, unless its key is there already; answers what is there. Atomic per key: of many one is written. */
  open(payment: Omit<TestPayment, "captures" | "refunds">): Promise<TestPayment>;
  /**
   * Moves it from one of these states to another, and counts: a way into `captured` is a capture, into `refunded` a
   * refund. Answers how it stands then, moved or not. Atomic: of many calls at once one moves it.
   */
  move(key: string, from: readonly TestPaymentState[], to: TestPaymentState): Promise<TestPayment | null>;
};
