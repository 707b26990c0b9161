import type { CartProblem, DotProblem, SyncProblem } from "@dotcart/cart-domain";
import type { CheckoutProblem, OrderStatus } from "@dotcart/cart-domain/checkout";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import type { CheckoutReview } from "./checkout/view.ts";

/** Why a token opens nothing. `foreign`: signed by a key we trust, but not for this shop or not by it. */
export type TokenFault = "missing" | "malformed" | "forged" | "expired" | "foreign";

/**
 * Why a session opens nothing any more though its token may be sound. `merged`: the guest's cart went into an account's,
 * sign in or start anew. `ended`: the sign-in behind an account's token is over.
 */
export type SessionFault = "merged" | "ended";

/**
 * What can be away. `carts` is Redis, `catalogue` is Postgres, or its projection where there is no Postgres, `accounts`
 * is Postgres, or the published key set where there is none, `mail` is the server that takes our mails, `orders` is
 * Postgres, `payments` is who takes the money.
 */
export type Dependency = "carts" | "catalogue" | "accounts" | "mail" | "orders" | "payments";

/** One thing wrong with an input. `path` leads to it from the input's root; empty means the input as a whole. */
export type InputIssue = { readonly path: readonly (string | number)[]; readonly message: string };

/** What a request itself can be refused for, before or beside what the cart has to say. */
export type RequestProblem =
  | { readonly kind: "invalid-input"; readonly issues: readonly InputIssue[] }
  | { readonly kind: "malformed-request" }
  | { readonly kind: "request-too-large"; readonly limit: number }
  | { readonly kind: "batch-too-large"; readonly limit: number }
  | { readonly kind: "unsupported-media-type"; readonly expected: "application/json" }
  | { readonly kind: "method-not-allowed" }
  | { readonly kind: "no-such-procedure"; readonly path: string }
  | { readonly kind: "no-such-path"; readonly path: string }
  | { readonly kind: "no-such-product"; readonly slug: string }
  | { readonly kind: "not-served-here" }
  | { readonly kind: "invalid-cursor" }
  | { readonly kind: "unauthorized"; readonly reason: TokenFault | SessionFault }
  | { readonly kind: "foreign-origin" }
  | { readonly kind: "too-many-streams"; readonly limit: number }
  | { readonly kind: "too-many-tries"; readonly retryAfterSeconds: number }
  | { readonly kind: "dependency-unavailable"; readonly dependency: Dependency }
  | { readonly kind: "internal"; readonly requestId: string };

/** What an order can be refused for, before it is placed or later. */
export type TillProblem =
  /** What would be ordered is not what was shown; placing the review's own digest says that it is wanted all the same. */
  | {
      readonly kind: "checkout-changed";
      readonly changes: readonly CheckoutProblem[];
      readonly review: CheckoutReview;
    }
  /** Somebody is ordering these goods in this moment; the same call later is answered. */
  | { readonly kind: "checkout-in-progress"; readonly retryAfterSeconds: number }
  | { readonly kind: "idempotency-key-reused" }
  | { readonly kind: "malformed-digest" }
  /** Nothing was ordered and nothing is held; the key is free. */
  | { readonly kind: "payment-declined"; readonly reason: string | null }
  | { readonly kind: "unknown-payment-provider"; readonly provider: string }
  | { readonly kind: "no-such-order" }
  /** The order is past that, or not there yet. */
  | { readonly kind: "order-state"; readonly status: OrderStatus }
  | { readonly kind: "no-such-address" }
  /** Signed in, and not allowed to. */
  | { readonly kind: "forbidden" };

/** Everything this API refuses with. It travels as `data.problem`; a client switches on `kind`. */
export type Problem = CartProblem | DotProblem | SyncProblem | TillProblem | RequestProblem;

/** The answer's code for every problem. A new kind does not compile until it has one. */
export const codes = {
  "product-not-found": "NOT_FOUND",
  unavailable: "CONFLICT",
  "insufficient-stock": "CONFLICT",
  "quantity-not-allowed": "UNPROCESSABLE_CONTENT",
  "price-changed": "CONFLICT",
  "quantity-conflict": "CONFLICT",
  "too-many-lines": "UNPROCESSABLE_CONTENT",
  "too-many-operations": "UNPROCESSABLE_CONTENT",
  "operation-id-reused": "CONFLICT",
  "foreign-rid": "FORBIDDEN",
  "too-many-replicas": "UNPROCESSABLE_CONTENT",
  "malformed-delta": "BAD_REQUEST",
  "malformed-have": "BAD_REQUEST",
  "delta-too-large": "PAYLOAD_TOO_LARGE",
  "unknown-wire-version": "BAD_REQUEST",
  "seal-refused": "UNPROCESSABLE_CONTENT",
  "other-cart": "CONFLICT",
  "cart-closed": "CONFLICT",
  "checkout-changed": "CONFLICT",
  "checkout-in-progress": "CONFLICT",
  "idempotency-key-reused": "CONFLICT",
  "malformed-digest": "BAD_REQUEST",
  "payment-declined": "PAYMENT_REQUIRED",
  "unknown-payment-provider": "BAD_REQUEST",
  "no-such-order": "NOT_FOUND",
  "order-state": "CONFLICT",
  "no-such-address": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  "invalid-input": "BAD_REQUEST",
  "malformed-request": "BAD_REQUEST",
  "request-too-large": "PAYLOAD_TOO_LARGE",
  "batch-too-large": "BAD_REQUEST",
  "unsupported-media-type": "UNSUPPORTED_MEDIA_TYPE",
  "method-not-allowed": "METHOD_NOT_SUPPORTED",
  "no-such-procedure": "NOT_FOUND",
  "no-such-path": "NOT_FOUND",
  "no-such-product": "NOT_FOUND",
  "not-served-here": "NOT_IMPLEMENTED",
  "invalid-cursor": "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  "foreign-origin": "FORBIDDEN",
  "too-many-streams": "SERVICE_UNAVAILABLE",
  "too-many-tries": "TOO_MANY_REQUESTS",
  "dependency-unavailable": "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<Problem["kind"], TRPC_ERROR_CODE_KEY>;

/** A refusal on its way out: the one exception that handlers throw. */
export class Refusal extends TRPCError {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super({ code: codes[problem.kind], message: problem.kind, cause });
    this.problem = problem;
  }
}
