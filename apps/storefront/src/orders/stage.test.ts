import { orderStatuses, paymentStates } from "@dotcart/cart-domain/checkout";
import { describe, expect, test } from "vitest";
import { ahead, isOver, isPassing, stageOf, stages } from "./stage.ts";

const placed = { at: 1, action: "placed" } as const;
const stage = (
  status: (typeof orderStatuses)[number],
  state: (typeof paymentStates)[number],
  asked?: "cancel-asked" | "refund-asked",
) =>
  stageOf({
    status,
    payment: { state },
    history: asked === undefined ? [placed] : [placed, { at: 2, action: asked }],
  });

describe("where an order stands", () => {
  test.each([
    ["pending", "new", undefined, "settling"],
    ["pending", "authorised", undefined, "settling"],
    ["pending", "requires-action", undefined, "action"],
    ["pending", "requires-action", "cancel-asked", "cancelling"],
    ["cancelled", "declined", undefined, "declined"],
    ["cancelled", "voided", "cancel-asked", "cancelled"],
    ["paid", "captured", undefined, "paid"],
    ["paid", "captured", "cancel-asked", "refunding"],
    ["fulfilled", "captured", "refund-asked", "refunding"],
    ["delivered", "captured", undefined, "delivered"],
    ["refunded", "refunded", "refund-asked", "refunded"],
  ] as const)("%s with a payment that is %s, %s asked: %s", (status, state, asked, is) => {
    expect(stage(status, state, asked)).toBe(is);
  });

  test("is one of the stages, whatever the books say", () => {
    for (const status of orderStatuses)
      for (const state of paymentStates) expect(stages).toContain(stage(status, state));
  });

  test("has nothing ahead once it ended, and is not looked at again", () => {
    for (const ended of ["cancelled", "declined", "refunded"] as const) {
      expect(ahead(ended)).toEqual([]);
      expect(isPassing(ended)).toBe(false);
      expect(isOver(ended)).toBe(true);
    }
    for (const going of ["settling", "action", "paid", "fulfilled"] as const)
      expect(isOver(going)).toBe(false);
  });
});
