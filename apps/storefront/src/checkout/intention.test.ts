import type { Address } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import type { PlaceRequest } from "./calls.ts";
import { type Intention, intend, newKey } from "./intention.ts";

const request: Omit<PlaceRequest, "idempotencyKey"> = {
  digest: "what-was-shown",
  email: "ada@example.com",
  address: { name: "Ada" } as Address,
  delivery: "standard",
  payment: { provider: "test", token: "ok" },
};

let count = 0;
const key = () => `key-${++count}`;

test("the same wish keeps its key, so that a second click is the same order", () => {
  const first = intend(request, null, key);
  expect(intend({ ...request }, first, key)).toBe(first);
});

test("another card, another address or other goods are another wish", () => {
  const first = intend(request, null, key);
  for (const other of [
    { ...request, payment: { provider: "test", token: "second-step" } },
    { ...request, address: { name: "Grace" } as Address },
    { ...request, digest: "something-else" },
  ])
    expect(intend(other, first, key).request.idempotencyKey).not.toBe(first.request.idempotencyKey);
});

test("a wish that waits for the bank is not asked as a new one", () => {
  const waiting: Intention = {
    ...intend(request, null, key),
    confirm: { orderId: "o", orderKey: null, action: { kind: "challenge" }, token: null },
  };
  expect(intend(request, waiting, key)).not.toBe(waiting);
});

test("a key is 128 random bits in the letters the API takes", () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  for (const each of keys) expect(each).toMatch(/^[0-9a-f]{32}$/);
});
