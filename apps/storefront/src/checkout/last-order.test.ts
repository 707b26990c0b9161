import { expect, test } from "vitest";
import { orderKey, orderPath } from "./last-order.ts";

const orderId = "eUYrDl0T0wn9l8krhxAwjA";

test("an order's page is looked for here, by whatever name this shop is reached", () => {
  expect(orderPath({ orderId, link: `https://shop.example/de/orders/${orderId}?key=a-b_c` })).toBe(
    `/orders/${orderId}?key=a-b_c`,
  );
});

test("a link without a key, or none at all, still leads to the order", () => {
  for (const link of [`https://shop.example/en/orders/${orderId}`, "nonsense"]) {
    expect(orderKey(link)).toBeNull();
    expect(orderPath({ orderId, link })).toBe(`/orders/${orderId}`);
  }
});
