import type { CheckoutProblem } from "./problem.ts";

/** Whether nothing can be ordered before this is put right; the others only have to be confirmed. */
export const isBlocking = ({ kind }: CheckoutProblem): boolean => blocks[kind];

const blocks = {
  "cart-empty": true,
  "cart-closed": true,
  "product-not-found": true,
  unavailable: true,
  "insufficient-stock": true,
  "quantity-not-allowed": true,
  "quantity-conflict": true,
  "too-many-lines": true,
  "too-many-operations": true,
  "being-ordered": true,
  "country-not-served": true,
  "delivery-not-offered": true,
  "code-refused": true,
  "price-changed": false,
  "already-ordered": false,
  "amount-changed": false,
  "cart-changed": false,
} as const satisfies Record<CheckoutProblem["kind"], boolean>;
