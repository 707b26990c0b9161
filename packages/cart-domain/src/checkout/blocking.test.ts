import { expect, test } from "vitest";
import { euros } from "../../test/support/checkout.ts";
import { milk } from "../../test/support/examples.ts";
import { isBlocking } from "./blocking.ts";
import type { OrderId } from "./ids.ts";
import type { CheckoutProblem } from "./problem.ts";

const orderId = "order-a_______________" as OrderId;
const amounts = { was: euros(1), is: euros(2) };
const toConfirm: readonly CheckoutProblem[] = [
  { kind: "price-changed", variantId: milk, ...amounts },
  { kind: "already-ordered", variantId: milk, quantity: 1, orderId, orderNumber: "1" },
  { kind: "amount-changed", part: "tax", ...amounts },
  { kind: "cart-changed", variantIds: [milk] },
];
const inTheWay: readonly CheckoutProblem[] = [
  { kind: "cart-empty" },
  { kind: "cart-closed" },
  { kind: "product-not-found", variantId: milk },
  { kind: "unavailable", variantId: milk },
  { kind: "insufficient-stock", variantId: milk, requested: 2, available: 1 },
  { kind: "quantity-not-allowed", variantId: milk, requested: 2, min: 1, max: 1, step: 1 },
  { kind: "quantity-conflict", variantId: milk, candidates: [1, 2] },
  { kind: "too-many-lines", limit: 200 },
  { kind: "too-many-operations", limit: 2048 },
  { kind: "being-ordered", orderId, orderNumber: "1" },
  { kind: "country-not-served", country: "LI" },
  { kind: "delivery-not-offered", delivery: "express" },
  { kind: "code-refused", code: "EXPIRED", reason: "expired", minimum: null },
];

test("[CH5] what a shopper can agree to does not stand in the way of an order, and everything else does", () => {
  expect(toConfirm.filter(isBlocking)).toEqual([]);
  expect(inTheWay.filter((problem) => !isBlocking(problem))).toEqual([]);
});
