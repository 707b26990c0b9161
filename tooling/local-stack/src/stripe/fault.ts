/** What Stripe answers where it does not do what was asked: the shape of its errors, and when it is kept with the key. */
export class StripeFault extends Error {
  readonly status: number;
  readonly error: FaultBody;
  /** Whether a request with the same key is answered the same. Parameters that were never looked at are not kept. */
  readonly isKept: boolean;

  constructor(status: number, error: FaultBody, isKept = true) {
    super(error.message);
    this.status = status;
    this.error = error;
    this.isKept = isKept;
  }
}

export type FaultBody = {
  readonly type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly payment_intent?: unknown;
};

/** A request that is wrong in itself. */
export const invalid = (message: string, details: { code?: string; param?: string } = {}): StripeFault =>
  new StripeFault(400, { type: "invalid_request_error", message, ...details }, false);

/** A name that names nothing here. */
export const missing = (what: string, id: string, param: string, status = 404): StripeFault =>
  new StripeFault(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param,
  });

/** Asked for in a state that does not allow it. */
export const unexpectedState = (message: string, intent: unknown): StripeFault =>
  new StripeFault(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message,
    payment_intent: intent,
  });
