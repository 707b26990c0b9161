import { Price } from "@dotcart/cart-domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLive } from "../live-reader.ts";
import type { Guest } from "../shop.ts";
import { cartOf, insist, openTill, placed, put, request, review, type TillStack } from "./open-till.ts";
import { createSteps, pauseAt } from "./steps.ts";

const steps = createSteps();
let stack: TillStack;
beforeAll(async () => {
  stack = await openTill({}, steps.change);
});
afterAll(() => stack?.stop());

const place = (guest: Guest, asked: object) => guest.call("checkout.place", asked);
const once = { captures: 1, refunds: 0 };

test("five calls with one key at once are one order and one charge, and each hears of that order", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  const asked = request(digest);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => insist(guest, "checkout.place", asked).then(placed)),
  );
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(answers[0]?.status).toBe("paid");
  expect([await stack.moneyFor(goods), await stack.stockOf(goods), await cartOf(guest)]).toEqual([
    once,
    7,
    [],
  ]);
  expect(await stack.ordersOf(goods)).toHaveLength(1);
});

test.each(["after locks.take", "after carts.read", "before orders.place"] as const)(
  "a call that is sent twice, the first of which falls behind %s, is answered twice the same",
  async (moment) => {
    const goods = await stack.sell(9);
    const guest = await stack.shopper([goods, 2]);
    const { digest } = await review(guest);
    const asked = request(digest);
    const { reached, goOn } = pauseAt(steps, moment);
    const slow = place(guest, asked);
    await reached;
    const answer = placed(await place(guest, asked));
    goOn();
    expect(placed(await slow)).toEqual(answer);
    expect([await stack.moneyFor(goods), await stack.stockOf(goods)]).toEqual([once, 7]);
  },
);

test("five keys of one cart at once are one order and one charge; the others hear what became of the goods", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => insist(guest, "checkout.place", request(digest))),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { problem } of answers.filter(({ status }) => status !== 200))
    expect(problem).toMatchObject({ kind: "checkout-changed" });
  expect([await stack.moneyFor(goods), await stack.stockOf(goods), await cartOf(guest)]).toEqual([
    once,
    7,
    [],
  ]);
});

test("without any lock five keys of one cart are still one order and one charge", async () => {
  steps.at = (moment) => {
    if (moment === "before locks.take") throw new Error("no locks today");
  };
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 2]);
  const { digest } = await review(guest);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => insist(guest, "checkout.place", request(digest))),
  );
  steps.at = () => {};
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect([await stack.moneyFor(goods), await stack.stockOf(goods), await cartOf(guest)]).toEqual([
    once,
    7,
    [],
  ]);
});

test("a second device hears at once that the cart is at the till, and the same key that it is being worked on", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  const asked = request(digest);
  const { reached, goOn } = pauseAt(steps, "before payment.authorise");
  const first = place(guest, asked);
  await reached;
  expect((await place(guest, request(digest))).problem).toMatchObject({ kind: "checkout-in-progress" });
  expect((await place(guest, asked)).problem).toMatchObject({ kind: "checkout-in-progress" });
  expect((await review(guest)).problems).toMatchObject([{ kind: "being-ordered" }]);
  expect((await place(guest, { ...asked, email: "eve@example.test" })).problem).toEqual({
    kind: "idempotency-key-reused",
  });
  goOn();
  const answer = placed(await first);
  expect(placed(await insist(guest, "checkout.place", asked))).toEqual(answer);
  expect(await stack.moneyFor(goods)).toEqual(once);
});

test("whoever asks again what became of his order is told so while another device is at the till with more", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 1]);
  const asked = request((await review(guest)).digest);
  const answer = placed(await place(guest, asked));
  await put(guest, goods, 2);
  const { reached, goOn } = pauseAt(steps, "before orders.place");
  const other = place(guest, request((await review(guest)).digest));
  await reached;
  expect(placed(await place(guest, asked))).toEqual(answer);
  goOn();
  expect(placed(await other).orderId).not.toBe(answer.orderId);
});

test("what another device adds while the payment is under way is neither charged nor lost, and every device hears", async () => {
  const [goods, more] = [await stack.sell(9), await stack.sell(9)];
  const guest = await stack.shopper([goods, 1]);
  const reader = await openLive(stack.api.url, guest.token);
  await reader.until("version");
  const { digest } = await review(guest);
  const { reached, goOn } = pauseAt(steps, "before payment.capture");
  const first = place(guest, request(digest));
  await reached;
  await put(guest, goods, 2);
  await put(guest, more, 1);
  goOn();
  expect(placed(await first).status).toBe("paid");
  expect(await cartOf(guest)).toEqual([
    [goods, 2],
    [more, 1],
  ]);
  const versions = [];
  while (versions.length < 3) versions.push(await reader.until("version"));
  reader.leave();
  expect([await stack.stockOf(goods), await stack.moneyFor(goods)]).toEqual([8, once]);
  expect(await stack.moneyFor(more)).toEqual({ captures: 0, refunds: 0 });
});

test("of eight shoppers for three pieces three have one each, and the others hear that none is left", async () => {
  const goods = await stack.sell(3);
  const shoppers = await Promise.all(Array.from({ length: 8 }, () => stack.shopper([goods, 1])));
  const digests = await Promise.all(shoppers.map(async (each) => (await review(each)).digest));
  const answers = await Promise.all(
    shoppers.map((each, i) => insist(each, "checkout.place", request(digests[i] ?? null))),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  for (const { problem } of answers.filter(({ status }) => status !== 200))
    expect(problem).toMatchObject({
      kind: "checkout-changed",
      changes: [{ kind: "insufficient-stock", variantId: goods, requested: 1, available: 0 }],
      review: { digest: null },
    });
  expect([await stack.stockOf(goods), await stack.moneyFor(goods)]).toEqual([0, { captures: 3, refunds: 0 }]);
});

test("what changes between our look and the books' own is looked at again, and told", async () => {
  const goods = await stack.sell(9);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  const { reached, goOn } = pauseAt(steps, "before orders.place");
  const answer = place(guest, request(digest));
  await reached;
  await stack.db.products.updateVariant({
    variantId: goods,
    price: Price.parse({ amount: 1500, currency: "EUR" }),
  });
  goOn();
  expect((await answer).problem).toMatchObject({ kind: "checkout-changed" });
  expect(await stack.ordersOf(goods)).toEqual([]);
});

test("a reservation keeps the goods for the cart that made it, is used up by its order, and given back when it is not wanted", async () => {
  const goods = await stack.sell(3);
  const [ada, bob] = [await stack.shopper([goods, 3]), await stack.shopper([goods, 1])];
  const seen = await review(ada);
  const kept = await ada.call("checkout.reserve", { digest: seen.digest });
  expect(kept.data).toEqual({ reservedUntil: expect.any(Number) });
  expect((await review(bob)).problems).toMatchObject([{ kind: "insufficient-stock", available: 0 }]);
  expect(await review(ada)).toMatchObject({
    digest: seen.digest,
    problems: [],
    reserves: true,
    ...(kept.data ?? {}),
  });
  expect((await ada.call("checkout.release")).data).toEqual({ reservedUntil: null });
  const others = await review(bob);
  expect(others.problems).toEqual([]);
  expect((await ada.call("checkout.reserve", { digest: seen.digest })).status).toBe(200);
  expect((await bob.call("checkout.reserve", { digest: others.digest })).problem).toEqual({
    kind: "insufficient-stock",
    variantId: goods,
    requested: 1,
    available: 0,
  });
  expect(placed(await place(ada, request(seen.digest))).status).toBe("paid");
  expect(await stack.stockOf(goods)).toBe(0);
});
