import { OrderId } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { openTestShop } from "../../test/shop.ts";
import { createTestTill, paidOrder } from "../../test/till.ts";
import { silentLog } from "../log/port.ts";
import { hearPaymentNews } from "./payment-news.ts";

test("money for an order that the books have lost is told to the log; that of one somebody drives is not", async () => {
  const orderId = OrderId.parse("o".repeat(22));
  const told: unknown[] = [];
  const log = { ...silentLog, error: (fields: object) => void told.push(fields) };
  const till = createTestTill("a secret for tests of forty characters.");
  const hear = hearPaymentNews({ ports: { ...openTestShop().ports, log }, till });
  await hear(orderId);
  expect(told).toEqual([{ orderId }]);
  till.kept.set(orderId, paidOrder(orderId, "guest:1"));
  await hear(orderId);
  expect(told).toHaveLength(1);
});
