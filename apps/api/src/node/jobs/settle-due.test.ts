import type { OrderId } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { openTestShop } from "../../../test/shop.ts";
import { createTestTill, newOrderId } from "../../../test/till.ts";
import { settleDue } from "./settle-due.ts";

test("a payment that cannot be driven ends the turn when the others have ended, and not before", async () => {
  const till = createTestTill("a secret for tests of forty characters.");
  const [bad, good] = [newOrderId(), newOrderId()];
  const { promise: driven, resolve: drive } = Promise.withResolvers<null>();
  Object.assign(till.orders, {
    due: async () => [bad, good],
    drive: (orderId: OrderId) => (orderId === bad ? Promise.reject(new Error("no books")) : driven),
  });
  let isOver = false;
  const turn = settleDue({ ports: openTestShop().ports, till }).finally(() => {
    isOver = true;
  });
  turn.catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  drive(null);
  await expect(turn).rejects.toThrow("no books");
});
