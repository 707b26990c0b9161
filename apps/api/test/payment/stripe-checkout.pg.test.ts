import { OrderId } from "@dotcart/cart-domain/checkout";
import { type StripeStandIn, startStripeStandIn } from "@dotcart/local-stack";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cartOf, openTill, order, placed, request, review, type TillStack } from "../checkout/open-till.ts";
import { eventually } from "../full-stack.ts";
import { webhookSecret } from "./stripe-bank.ts";

let standIn: StripeStandIn;
let stack: TillStack;
beforeAll(async () => {
  standIn = await startStripeStandIn();
  stack = await openTill({
    PAYMENT_PROVIDERS: "stripe,test",
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: standIn.url,
  });
});
afterEach(async () => {
  standIn.faults.heal();
  await standIn.webhooks.deliveries();
  standIn.webhooks.aimAt(undefined);
});
afterAll(async () => {
  await stack?.stop();
  await standIn?.stop();
});

const by = (card: string) => ({ payment: { provider: "stripe", token: card } });
const hearWebhooks = (secret = webhookSecret) =>
  standIn.webhooks.aimAt({ url: `${stack.api.url}/api/payments/stripe/webhook`, secret });
const statusOf = async (orderId: string) => (await stack.db.orders.byId(OrderId.parse(orderId)))?.status;
const becomes = (orderId: string, status: string) =>
  eventually(
    () => statusOf(orderId),
    (is) => is === status,
  );

test("an order is paid by card: held, taken once, and out of the cart", async () => {
  hearWebhooks();
  const goods = await stack.sell(3, 2500);
  const guest = await stack.shopper([goods, 2]);
  expect((await review(guest)).providers).toEqual(["stripe", "test"]);
  const answer = placed(await order(guest, by("pm_card_visa")));
  expect(answer).toMatchObject({ status: "paid", action: null });
  expect(standIn.moved(answer.orderId)).toEqual({
    taken: answer.total.amount,
    returned: 0,
    held: 0,
    captures: 1,
    intents: 1,
  });
  expect(await cartOf(guest)).toEqual([]);
  for (const { status } of await standIn.webhooks.deliveries()) expect(status).toBe(200);
});

test("a declined card leaves nothing held, and the next one orders", async () => {
  const goods = await stack.sell(3);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  const asked = request(digest, by("pm_card_chargeDeclinedInsufficientFunds"));
  const { problem } = await guest.call("checkout.place", asked);
  expect(problem).toEqual({ kind: "payment-declined", reason: "insufficient_funds" });
  const answer = placed(await guest.call("checkout.place", { ...asked, ...by("pm_card_visa") }));
  expect(answer.status).toBe("paid");
  expect(standIn.moved(answer.orderId)).toMatchObject({ captures: 1, intents: 1 });
});

test("who goes to his bank's page and never comes back has paid all the same: Stripe's call says so", async () => {
  const goods = await stack.sell(3);
  const guest = await stack.shopper([goods, 1]);
  const answer = placed(await order(guest, by("pm_card_authenticationRequired")));
  expect(answer).toMatchObject({ status: "requires-action", action: { kind: "redirect" } });
  hearWebhooks();
  const page = answer.action?.kind === "redirect" ? answer.action.url : "";
  const back = await fetch(`${page}/complete`, { method: "POST", redirect: "manual" });
  const home = new URL(back.headers.get("location") ?? "");
  expect(home.pathname).toBe(`/orders/${answer.orderId}`);
  expect(home.searchParams.get("key")).toBe(new URL(answer.link).searchParams.get("key"));
  await becomes(answer.orderId, "paid");
  expect(
    await eventually(
      () => cartOf(guest),
      (lines) => lines.length === 0,
    ),
  ).toEqual([]);
  expect(standIn.moved(answer.orderId)).toMatchObject({ taken: answer.total.amount, captures: 1 });
});

test("who fails at his bank's page has no order, his goods are back, and the cart is as it was", async () => {
  const goods = await stack.sell(3);
  const guest = await stack.shopper([goods, 1]);
  const answer = placed(await order(guest, by("pm_card_authenticationRequired")));
  hearWebhooks();
  standIn.authenticate(answer.orderId, false);
  await becomes(answer.orderId, "cancelled");
  expect(await cartOf(guest)).toEqual([[goods, 1]]);
  expect(await stack.stockOf(goods)).toBe(3);
  expect(standIn.moved(answer.orderId)).toMatchObject({ taken: 0, held: 0 });
});

test("a call that somebody else signed is answered 400", async () => {
  const goods = await stack.sell(3);
  const guest = await stack.shopper([goods, 1]);
  const answer = placed(await order(guest, by("pm_card_authenticationRequired")));
  hearWebhooks("whsec_of_a_thief");
  standIn.authenticate(answer.orderId, true);
  const deliveries = await standIn.webhooks.deliveries();
  expect(deliveries.at(-1)?.status).toBe(400);
});

test("answers that were lost on the way leave an order pending, and a job finishes it with one payment", async () => {
  const goods = await stack.sell(3);
  const guest = await stack.shopper([goods, 1]);
  const { digest } = await review(guest);
  // Both of the SDK's tries.
  standIn.faults.dropReplies(2);
  const answer = placed(await guest.call("checkout.place", request(digest, by("pm_card_visa"))));
  expect(answer.status).toBe("pending");
  await becomes(answer.orderId, "paid");
  expect(standIn.moved(answer.orderId)).toMatchObject({ captures: 1, held: 0, intents: 1 });
});

test("an order that is cancelled after it was paid gets its money back, once", async () => {
  const goods = await stack.sell(3);
  const guest = await stack.shopper([goods, 1]);
  const { orderId, total } = placed(await order(guest, by("pm_card_visa")));
  hearWebhooks();
  await guest.call("orders.cancel", { orderId });
  await becomes(orderId, "refunded");
  await guest.call("orders.cancel", { orderId });
  expect(standIn.moved(orderId)).toMatchObject({ taken: total.amount, returned: total.amount });
  expect(await stack.stockOf(goods)).toBe(3);
});

test.each([
  ["stripe", "pm_card_chargeDeclined"],
  ["test", "declined"],
])(
  "an order with nothing to pay is paid without %s being asked, and can be given back",
  async (provider, token) => {
    await stack.sql`
    insert into discount_codes (code, kind, value) values ('GIFT', 'percent', 10000) on conflict do nothing`;
    await stack.sql`
    insert into delivery_methods (id, names, position, currency, base)
    values ('by-hand', '{"en": "By hand", "de": "Von Hand"}', 99, 'EUR', 0) on conflict do nothing`;
    const goods = await stack.sell(3);
    const guest = await stack.shopper([goods, 1]);
    const { digest, total } = await eventually(
      () => review(guest, { code: "GIFT", delivery: "by-hand" }),
      ({ delivery }) => delivery?.id === "by-hand",
    );
    expect(total.amount).toBe(0);
    const before = standIn.requests().length;
    const asked = request(digest, { delivery: "by-hand", payment: { provider, token } });
    const { orderId, status } = placed(await guest.call("checkout.place", asked));
    expect([status, await cartOf(guest), await stack.stockOf(goods)]).toEqual(["paid", [], 2]);
    expect((await guest.call("orders.cancel", { orderId })).data).toMatchObject({ status: "refunded" });
    expect(await stack.stockOf(goods)).toBe(3);
    expect(standIn.requests()).toHaveLength(before);
    expect(await stack.sql`select from test_payments where key = ${orderId}`).toEqual([]);
  },
);
