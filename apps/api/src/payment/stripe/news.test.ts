import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { type StripeStandIn, startStripeStandIn } from "@dotcart/local-stack";
import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPayment } from "../../../test/payment/provider-contract.ts";
import { stripeAt, webhookSecret } from "../../../test/payment/stripe-bank.ts";
import { ForgedWebhook } from "../port.ts";

let standIn: StripeStandIn;
beforeAll(async () => {
  standIn = await startStripeStandIn();
});
afterAll(() => standIn.stop());

const orderId = newPayment("").orderId;
const event = (type: string, object: object): string =>
  JSON.stringify({ object: "event", type, data: { object } });
const signed = (body: string, seconds?: number): Headers =>
  new Headers({
    "stripe-signature": Stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret: webhookSecret,
      ...(seconds === undefined ? {} : { timestamp: seconds }),
    }),
  });
const hear = (body: string, headers = signed(body)) => stripeAt(standIn).webhook({ body, headers });

test("what happens to an order's payment is told by Stripe's calls, from its beginning to its refund", async () => {
  const provider = stripeAt(standIn);
  const heard: unknown[] = [];
  const shop = createServer(async (request, response) => {
    const headers = new Headers({ "stripe-signature": String(request.headers["stripe-signature"]) });
    heard.push(await provider.webhook({ body: await text(request), headers }));
    response.end();
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  const address = shop.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  standIn.webhooks.aimAt({ url: `http://127.0.0.1:${port}`, secret: webhookSecret });
  const payment = newPayment("pm_card_visa");
  const { reference } = await provider.authorise(payment);
  await provider.capture({ ...payment, reference });
  await provider.refund({ ...payment, reference });
  const deliveries = await standIn.webhooks.deliveries();
  standIn.webhooks.aimAt(undefined);
  await new Promise((resolve) => shop.close(resolve));
  expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(heard).toEqual(Array.from({ length: 4 }, () => payment.orderId));
});

test.each([
  ["payment_intent.succeeded", { metadata: { order_id: orderId } }],
  ["charge.refunded", { metadata: { order_id: orderId } }],
])("%s is about the order that it names", async (type, object) => {
  expect(await hear(event(type, object))).toBe(orderId);
});

test.each([
  ["an event of another kind", event("customer.created", { metadata: { order_id: orderId } })],
  ["a payment without an order", event("payment_intent.succeeded", { metadata: {} })],
  ["a payment without metadata", event("payment_intent.succeeded", {})],
  ["a payment of another shop", event("payment_intent.succeeded", { metadata: { order_id: "4711" } })],
  ["something of an event's prototype", event("constructor", { metadata: { order_id: orderId } })],
])("%s is none of ours", async (_, body) => {
  expect(await hear(body)).toBeNull();
});

const body = event("payment_intent.succeeded", { metadata: { order_id: orderId } });
test.each([
  ["without a signature", body, new Headers()],
  ["with nonsense for one", body, new Headers({ "stripe-signature": "v1=00" })],
  [
    "signed by another",
    body,
    new Headers({
      "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload: body, secret: "whsec_other" }),
    }),
  ],
  ["whose body is another than was signed", `${body} `, signed(body)],
  ["that is an hour old", body, signed(body, Math.floor(Date.now() / 1000) - 3600)],
  ["that is empty", "", signed(body)],
])("a call %s is forged", async (_, sent, headers) => {
  await expect(hear(sent, headers)).rejects.toThrow(ForgedWebhook);
});
