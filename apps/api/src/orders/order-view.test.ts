import { type OrderAction, orderStatuses } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { newOrderId, paidOrder } from "../../test/till.ts";
import { createOrderLinks } from "./links.ts";
import { canCancel, orderView } from "./order-view.ts";

const till = {
  links: createOrderLinks({
    secrets: ["a secret for tests of forty characters."],
    storefrontUrl: "https://shop.example",
  }),
};
const order = paidOrder(newOrderId(), "guest:1");

test("an owner sees everything of his order but whose it is and who did what", () => {
  const { subject: _subject, ...rest } = order;
  expect(orderView(till, order)).toEqual({
    ...rest,
    history: order.history.map(({ at, action }) => ({ at, action })),
    canCancel: true,
    link: till.links.linkTo(order.id, "en"),
  });
});

test("the link leads to the page in the order's language", () => {
  expect(orderView(till, { ...order, language: "de" }).link).toContain(`/de/orders/${order.id}?key=`);
});

test.each(orderStatuses)("an order that is %s can be cancelled as long as nothing has left", (status) => {
  expect(canCancel({ status, history: [] })).toBe(status === "pending" || status === "paid");
});

test.each(["cancel-asked", "refund-asked"] satisfies OrderAction[])(
  "what is being ended already (%s) is not offered to be cancelled",
  (action) => {
    for (const status of orderStatuses)
      expect(canCancel({ status, history: [{ at: 0, actor: "system", action }] })).toBe(false);
  },
);
