import { afterAll, beforeAll, expect, test } from "vitest";
import { cartOf, openTill, order, paying, placed, request, review, type TillStack } from "./open-till.ts";

let stack: TillStack;
beforeAll(async () => {
  stack = await openTill();
});
afterAll(() => stack?.stop());

test("a guest reviews, places and pays: one order, one charge, goods off the shelf, an empty cart", async () => {
  const goods = await stack.sell(10, 2500);
  const guest = await stack.shopper([goods, 2]);
  const seen = await review(guest);
  expect(seen).toMatchObject({
    digest: expect.any(String),
    country: "DE",
    itemCount: 2,
    subtotal: { amount: 5000 },
    delivery: { id: "standard" },
    problems: [],
    providers: ["test"],
  });
  const answer = placed(await guest.call("checkout.place", request(seen.digest)));
  expect(answer).toMatchObject({ status: "paid", total: seen.total, action: null });
  expect(answer.link).toContain(`/en/orders/${answer.orderId}?key=`);
  expect(await cartOf(guest)).toEqual([]);
  expect(await stack.stockOf(goods)).toBe(8);
  expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
  const [bought] = await stack.ordersOf(goods);
  expect(bought).toMatchObject({
    id: answer.orderId,
    status: "paid",
    total: seen.total,
    email: "ada@example.test",
    lines: [{ variantId: goods, quantity: 2, price: { amount: 2500 } }],
    payment: { state: "captured" },
  });
});

test("a declined card leaves cart and stock as they were, and the same key with another card orders", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 2]);
  const before = await cartOf(guest);
  const { digest } = await review(guest);
  const asked = request(digest, paying("declined"));
  const { problem, status } = await guest.call("checkout.place", asked);
  expect([status, problem]).toEqual([402, { kind: "payment-declined", reason: "card_declined" }]);
  expect([await cartOf(guest), await stack.stockOf(goods)]).toEqual([before, 5]);
  const answer = placed(await guest.call("checkout.place", { ...asked, ...paying("ok") }));
  expect(answer.status).toBe("paid");
  expect([await cartOf(guest), await stack.stockOf(goods)]).toEqual([[], 3]);
  expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
});

test("a second step is asked for, and its word pays", async () => {
  const goods = await stack.sell(5);
  const guest = await stack.shopper([goods, 1]);
  const answer = placed(await order(guest, paying("second-step")));
  expect(answer).toMatchObject({ status: "requires-action", action: { kind: "challenge" } });
  expect(await cartOf(guest)).toEqual([[goods, 1]]);
  const { orderId } = answer;
  const confirmed = placed(await guest.call("checkout.confirm", { orderId, token: "ok" }));
  expect(confirmed).toEqual({ ...answer, status: "paid", action: null });
  expect(await cartOf(guest)).toEqual([]);
  expect(placed(await guest.call("checkout.confirm", { orderId, token: "ok" }))).toEqual(confirmed);
  expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
});
