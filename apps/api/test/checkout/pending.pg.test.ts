import type { VariantId } from "@dotcart/cart-domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../full-stack.ts";
import type { Guest } from "../shop.ts";
import {
  cartOf,
  emptied,
  insist,
  openTill,
  order,
  paying,
  placed,
  request,
  review,
  type TillStack,
} from "./open-till.ts";
import { createSteps } from "./steps.ts";

const steps = createSteps();
let stack: TillStack;
beforeAll(async () => {
  stack = await openTill({}, steps.change);
});
afterAll(() => stack?.stop());

const statusOf = async (goods: VariantId) => (await stack.ordersOf(goods)).map(({ status }) => status);
const becomes = (goods: VariantId, status: string) =>
  eventually(
    () => statusOf(goods),
    ([only]) => only === status,
  );
const view = async (guest: Guest, orderId: string) =>
  (await guest.call("orders.byId", { orderId })).data as { status: string };
const once = { captures: 1, refunds: 0 };

test("a payment that is not answered leaves the order pending, and a job settles it without the shopper", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  const asked = request(digest, paying("timeout"));
  const answer = placed(await guest.call("checkout.place", asked));
  expect(answer).toMatchObject({ status: "pending", action: null });
  expect([await cartOf(guest), await stack.stockOf(goods)]).toEqual([[[goods, 1]], 4]);
  expect((await review(guest)).problems).toMatchObject([{ kind: "being-ordered", orderId: answer.orderId }]);
  await becomes(goods, "paid");
  await emptied(guest);
  expect(placed(await guest.call("checkout.place", asked))).toEqual({ ...answer, status: "paid" });
  expect(await stack.moneyFor(goods)).toEqual(once);
});

test("an order that is cancelled while it is pending gives everything back, and its goods can be ordered again", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  const { orderId } = placed(await order(guest, paying("timeout")));
  expect((await guest.call("orders.cancel", { orderId })).status).toBe(200);
  await becomes(goods, "cancelled");
  expect([await stack.moneyFor(goods), await stack.stockOf(goods), await cartOf(guest)]).toEqual([
    { captures: 0, refunds: 0 },
    5,
    [[goods, 1]],
  ]);
  expect(placed(await order(guest)).status).toBe("paid");
});

test("an order that is cancelled after it was paid is refunded, and its goods are back on the shelf", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  const { orderId } = placed(await order(guest));
  expect(await stack.stockOf(goods)).toBe(4);
  await guest.call("orders.cancel", { orderId });
  await becomes(goods, "refunded");
  expect([await stack.moneyFor(goods), await stack.stockOf(goods)]).toEqual([{ captures: 1, refunds: 1 }, 5]);
});

test("a late repetition of the call does not begin an order anew that its shopper has ended, paid or not", async () => {
  for (const [token, status] of [
    ["second-step", "cancelled"],
    ["ok", "refunded"],
  ] as const) {
    const goods = await stack.sell(5);
    const guest = await stack.shopper([goods, 1]);
    const asked = request((await review(guest)).digest, paying(token));
    const { orderId } = placed(await guest.call("checkout.place", asked));
    expect((await guest.call("orders.cancel", { orderId })).data).toMatchObject({ status });
    expect((await guest.call("checkout.place", asked)).problem).toEqual({ kind: "order-state", status });
    expect([(await stack.ordersOf(goods)).length, await stack.stockOf(goods)]).toEqual([1, 5]);
  }
});

test("a second step is for the order's owner and for whoever has its link", async () => {
  const goods = await stack.sell(5);
  const [ada, eve] = [await stack.shopper([goods, 1]), await stack.shopper()];
  const { orderId, link } = placed(await order(ada, paying("second-step")));
  const noSuchOrder = { kind: "no-such-order" };
  for (const key of [undefined, "x", "x".repeat(43)])
    expect((await eve.call("checkout.confirm", { orderId, token: "ok", key })).problem).toEqual(noSuchOrder);
  const key = new URL(link).searchParams.get("key");
  expect(placed(await eve.call("checkout.confirm", { orderId, token: "ok", key })).status).toBe("paid");
  expect(await cartOf(ada)).toEqual([]);
});

test("a second step that fails is a decline: cart and goods are as before, and the key is free", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  const asked = request(digest, paying("second-step"));
  const { orderId } = placed(await guest.call("checkout.place", asked));
  const wrong = { orderId, token: "no" };
  const declined = { kind: "payment-declined", reason: "authentication_failed" };
  expect((await guest.call("checkout.confirm", wrong)).problem).toEqual(declined);
  expect((await guest.call("checkout.confirm", wrong)).problem).toEqual(declined);
  expect([await stack.stockOf(goods), await cartOf(guest)]).toEqual([5, [[goods, 1]]]);
  expect(placed(await guest.call("checkout.place", { ...asked, ...paying("ok") })).status).toBe("paid");
});

test("a shopper who never comes back to his second step has not bought: after half an hour the goods are back", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  const { orderId } = placed(await order(guest, paying("second-step")));
  await stack.sql`update payments set created_at = now() - interval '31 minutes', due_at = now() where order_id = ${orderId}`;
  await becomes(goods, "cancelled");
  expect(await stack.stockOf(goods)).toBe(5);
  expect((await guest.call("checkout.confirm", { orderId, token: "ok" })).problem).toEqual({
    kind: "order-state",
    status: "cancelled",
  });
  expect(await stack.moneyFor(goods)).toEqual({ captures: 0, refunds: 0 });
});

test("while the bank is away an order is pending, and it is paid once when the bank is back", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  steps.at = (moment) => {
    if (moment.startsWith("before payment.")) throw new Error("the bank is away");
  };
  const answer = placed(await order(guest));
  expect(answer.status).toBe("pending");
  steps.at = () => {};
  await becomes(goods, "paid");
  expect(await view(guest, answer.orderId)).toMatchObject({ status: "paid" });
  expect(await stack.moneyFor(goods)).toEqual(once);
  await emptied(guest);
});

test("money that was taken though nobody heard is found, and the order is paid once", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  steps.at = (moment) => {
    if (moment !== "after payment.capture") return;
    steps.at = () => {};
    throw new Error("the answer was lost");
  };
  const { digest } = await review(guest);
  const asked = request(digest);
  expect(placed(await guest.call("checkout.place", asked)).status).toBe("pending");
  expect(placed(await insist(guest, "checkout.place", asked)).status).toBe("paid");
  expect(await stack.moneyFor(goods)).toEqual(once);
});
