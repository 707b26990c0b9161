import { randomBytes } from "node:crypto";

/** A PaymentIntent as the stand-in keeps it: the fields of Stripe's object that a shop of cards reads. */
export type Intent = {
  readonly id: string;
  readonly clientSecret: string;
  readonly amount: number;
  readonly currency: string;
  readonly captureMethod: "automatic" | "manual";
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: IntentStatus;
  paymentMethod: string | null;
  returnUrl: string | null;
  lastError: PaymentError | null;
  cancellationReason: string | null;
  charge: Charge | null;
};
export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "requires_capture"
  | "succeeded"
  | "canceled";

export type PaymentError = {
  readonly type: "card_error" | "invalid_request_error";
  readonly code: string;
  readonly message: string;
  readonly decline_code?: string;
};

export type Charge = {
  readonly id: string;
  status: "succeeded" | "failed";
  failureCode: string | null;
  outcomeReason: string | null;
  captured: number;
  refunded: number;
  /** How often money was taken: more than once is what must never be. */
  captures: number;
};

export type Refund = {
  readonly id: string;
  readonly intent: string;
  readonly charge: string;
  readonly amount: number;
  readonly created: number;
};

export type Book = { readonly intents: Map<string, Intent>; readonly refunds: Map<string, Refund> };

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString("hex")}`;

export const newCharge = (): Charge => ({
  id: newId("ch"),
  status: "succeeded",
  failureCode: null,
  outcomeReason: null,
  captured: 0,
  refunded: 0,
  captures: 0,
});
