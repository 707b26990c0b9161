import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StripeStandIn, startStripeStandIn } from "../src/index.ts";

let standIn: StripeStandIn;
let stripe: Stripe;
beforeAll(async () => {
  standIn = await startStripeStandIn();
  stripe = clientOf(standIn);
});
beforeEach(() => standIn.faults.heal());
afterAll(() => standIn.stop());

function clientOf({ url, secretKey }: { url: string; secretKey: string }, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, {
    host: hostname,
    port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries,
  });
}

let orders = 0;
const newOrder = (): string => `order-${++orders}`;
const create = (order: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 1200,
    currency: "eur",
    capture_method: "manual",
    allowed_payment_method_types: ["card"],
    metadata: { order_id: order },
    ...more,
  });
const pay = (order: string, card: string) => create(order, { payment_method: card, confirm: true });
const errorOf = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  const error: unknown = await call.then(
    () => expect.unreachable("it did not fail"),
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
};

describe("a payment by card", () => {
  test("is created, confirmed, held, captured, and given back", async () => {
    const order = newOrder();
    const intent = await create(order);
    expect(intent).toMatchObject({ status: "requires_payment_method", amount: 1200, currency: "eur" });
    const held = await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 1200, amount_received: 0 });
    expect(standIn.moved(order)).toEqual({ taken: 0, returned: 0, held: 1200, captures: 0, intents: 1 });
    const taken = await stripe.paymentIntents.capture(intent.id);
    expect(taken).toMatchObject({ status: "succeeded", amount_received: 1200 });
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund).toMatchObject({ object: "refund", amount: 1200, status: "succeeded" });
    const after = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    expect(after).toMatchObject({
      status: "succeeded",
      latest_charge: { refunded: true, amount_refunded: 1200 },
    });
    expect(standIn.moved(order)).toEqual({ taken: 1200, returned: 1200, held: 0, captures: 1, intents: 1 });
  });

  test("is taken at once where nobody asks for two steps", async () => {
    const order = newOrder();
    const intent = await create(order, {
      capture_method: "automatic",
      payment_method: "pm_card_visa",
      confirm: true,
    });
    expect(intent.status).toBe("succeeded");
    expect(standIn.moved(order).taken).toBe(1200);
  });

  test.each([
    ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", ""],
  ])(
    "by %s is declined with 402 and the reason, and the intent waits for another card",
    async (card, code, decline) => {
      const intent = await create(newOrder());
      const error = await errorOf(stripe.paymentIntents.confirm(intent.id, { payment_method: card }));
      expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
      expect(error).toMatchObject({ statusCode: 402, code, decline_code: decline });
      const after = await stripe.paymentIntents.retrieve(intent.id);
      expect(after).toMatchObject({ status: "requires_payment_method", last_payment_error: { code } });
      const other = await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
      expect(other.status).toBe("requires_capture");
    },
  );

  test("may need a second step: in the browser, or on the bank's page where there is a way back", async () => {
    const first = newOrder();
    const inBrowser = await pay(first, "pm_card_authenticationRequired");
    expect(inBrowser).toMatchObject({ status: "requires_action", next_action: { type: "use_stripe_sdk" } });
    standIn.authenticate(first, true);
    expect((await stripe.paymentIntents.retrieve(inBrowser.id)).status).toBe("requires_capture");

    const second = newOrder();
    const atBank = await create(second, {
      payment_method: "pm_card_authenticationRequired",
      confirm: true,
      return_url: "http://shop.test/order?key=1",
    });
    const page = atBank.next_action?.redirect_to_url?.url ?? "";
    expect(await (await fetch(page)).text()).toContain(`/bank/${atBank.id}/fail`);
    const back = await fetch(`${page}/fail`, { method: "POST", redirect: "manual" });
    expect(back.headers.get("location")).toContain(
      `http://shop.test/order?key=1&payment_intent=${atBank.id}&payment_intent_client_secret=`,
    );
    expect(await stripe.paymentIntents.retrieve(atBank.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
  });

  test("that was cancelled lets go of the money and is never confirmed or captured", async () => {
    const order = newOrder();
    const { id } = await pay(order, "pm_card_visa");
    const gone = await stripe.paymentIntents.cancel(id, { cancellation_reason: "abandoned" });
    expect(gone).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    for (const call of [
      stripe.paymentIntents.capture(id),
      stripe.paymentIntents.cancel(id),
      stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" }),
    ])
      expect(await errorOf(call)).toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
    expect(standIn.moved(order)).toMatchObject({ taken: 0, held: 0 });
  });

  test("that was taken is not cancelled or taken again, and is given back once", async () => {
    const order = newOrder();
    const { id } = await pay(order, "pm_card_visa");
    await stripe.paymentIntents.capture(id);
    for (const call of [stripe.paymentIntents.capture(id), stripe.paymentIntents.cancel(id)])
      expect(await errorOf(call)).toMatchObject({ code: "payment_intent_unexpected_state" });
    await stripe.refunds.create({ payment_intent: id, amount: 200 });
    await stripe.refunds.create({ payment_intent: id });
    expect(await errorOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      code: "charge_already_refunded",
    });
    expect(standIn.moved(order)).toMatchObject({ taken: 1200, returned: 1200, captures: 1 });
  });
});

describe("a refusal", () => {
  test("of what nobody knows names it", async () => {
    expect(await errorOf(stripe.paymentIntents.retrieve("pi_nobody"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      type: "StripeInvalidRequestError",
    });
    expect(await errorOf(pay(newOrder(), "pm_nobody"))).toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "payment_method",
    });
  });

  test("of an amount too small, of none, of a parameter, a path or a key that is unknown", async () => {
    expect(await errorOf(create(newOrder(), { amount: 49 }))).toMatchObject({ code: "amount_too_small" });
    expect(await errorOf(stripe.rawRequest("POST", "/v1/payment_intents", {}))).toMatchObject({
      code: "parameter_missing",
      param: "amount",
    });
    const old = { amount: 1000, currency: "eur", payment_method_types: ["card"] };
    expect(await errorOf(stripe.rawRequest("POST", "/v1/payment_intents", old))).toMatchObject({
      code: "parameter_unknown",
      param: "payment_method_types",
    });
    expect(await errorOf(stripe.customers.list())).toMatchObject({ statusCode: 404 });
    const foreign = clientOf({ url: standIn.url, secretKey: "sk_test_other" });
    expect(await errorOf(foreign.paymentIntents.retrieve("pi_1"))).toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
  });
});

describe("an idempotency key", () => {
  const params = { amount: 1000, currency: "eur" };

  test("is answered what its first request was answered, and says so", async () => {
    const key = { idempotencyKey: newOrder() };
    const first = await stripe.paymentIntents.create(params, key);
    const second = await stripe.paymentIntents.create(params, key);
    expect(second).toEqual(first);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  });

  test("keeps a decline too, though the intent has been paid since", async () => {
    const key = { idempotencyKey: newOrder() };
    const { id } = await create(newOrder());
    const confirm = () =>
      stripe.paymentIntents.confirm(id, { payment_method: "pm_card_chargeDeclined" }, key);
    const first = await errorOf(confirm());
    await stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" });
    const second = await errorOf(confirm());
    expect(second.code).toBe(first.code);
    expect(second.headers?.["idempotent-replayed"]).toBe("true");
  });

  test("with another request is an error", async () => {
    const key = { idempotencyKey: newOrder() };
    await stripe.paymentIntents.create(params, key);
    const error = await errorOf(stripe.paymentIntents.create({ ...params, amount: 999 }, key));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  test("whose first request is still under way is a conflict", async () => {
    const key = { idempotencyKey: newOrder() };
    standIn.faults.delay(100);
    const answers = await Promise.allSettled([
      stripe.paymentIntents.create(params, key),
      stripe.paymentIntents.create(params, key),
    ]);
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    expect(refused).toMatchObject([{ statusCode: 409, code: "idempotency_key_in_use" }]);
  });

  test("is not used up by a request that was wrong in itself", async () => {
    const key = { idempotencyKey: newOrder() };
    await errorOf(stripe.paymentIntents.create({ ...params, amount: 1 }, key));
    expect(await stripe.paymentIntents.create(params, key)).toMatchObject({ amount: 1000 });
  });

  test("is forgotten after a day", async () => {
    const key = { idempotencyKey: newOrder() };
    const first = await stripe.paymentIntents.create(params, key);
    standIn.forgetKeys();
    expect((await stripe.paymentIntents.create(params, key)).id).not.toBe(first.id);
  });
});

test("payments are found by what their metadata says, newest first", async () => {
  const order = newOrder();
  const [first, second] = [await create(order), await create(order)];
  const found = await stripe.paymentIntents.search({ query: `metadata['order_id']:'${order}'` });
  expect(found.data.map(({ id }) => id)).toEqual([second.id, first.id]);
  const listed = await stripe.paymentIntents.list({ limit: 1 });
  expect(listed.data.map(({ id }) => id)).toEqual([second.id]);
});

describe("on purpose", () => {
  test("an answer is lost after the work was done, and the SDK's own second try finds it done", async () => {
    const order = newOrder();
    standIn.faults.dropReplies(1);
    const intent = await clientOf(standIn, 1).paymentIntents.create({
      amount: 1000,
      currency: "eur",
      metadata: { order_id: order },
    });
    expect(intent.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(standIn.moved(order).intents).toBe(1);
  });

  test("a request is cut before it arrives, or comes twice", async () => {
    const order = newOrder();
    standIn.faults.refuse(2);
    expect(await errorOf(create(order))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(standIn.moved(order).intents).toBe(0);
    standIn.faults.duplicate(1);
    await create(order);
    expect(standIn.moved(order).intents).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "an error of Stripe's own comes %s the work, and stays with its key",
    async (when) => {
      const order = newOrder();
      const key = { idempotencyKey: newOrder() };
      const work = () =>
        stripe.paymentIntents.create({ amount: 1000, currency: "eur", metadata: { order_id: order } }, key);
      standIn.faults.fail(1, when);
      expect(await errorOf(work())).toBeInstanceOf(Stripe.errors.StripeAPIError);
      expect(standIn.moved(order).intents).toBe(when === "after" ? 1 : 0);
      expect((await errorOf(work())).headers?.["idempotent-replayed"]).toBe("true");
    },
  );

  test("an answer comes too late", async () => {
    standIn.faults.delay(300);
    const late = stripe.paymentIntents.create({ amount: 1000, currency: "eur" }, { timeout: 50 });
    expect(await errorOf(late)).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });
});

test("events are signed as the SDK verifies it, and tell a payment's way", async () => {
  const heard: Stripe.Event[] = [];
  const { createServer } = await import("node:http");
  const { text } = await import("node:stream/consumers");
  const secret = "whsec_test";
  const shop = createServer(async (request, response) => {
    const signature = request.headers["stripe-signature"] ?? "";
    heard.push(await stripe.webhooks.constructEventAsync(await text(request), signature, secret));
    response.end();
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  const address = shop.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  standIn.webhooks.aimAt({ url: `http://127.0.0.1:${port}/`, secret });
  const order = newOrder();
  const { id } = await pay(order, "pm_card_visa");
  await stripe.paymentIntents.capture(id);
  await stripe.refunds.create({ payment_intent: id });
  const deliveries = await standIn.webhooks.deliveries();
  standIn.webhooks.aimAt(undefined);
  await new Promise((resolve) => shop.close(resolve));
  expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const types = [
    "payment_intent.created",
    "payment_intent.amount_capturable_updated",
    "payment_intent.succeeded",
    "charge.refunded",
  ];
  expect(heard.map(({ type }) => type).sort()).toEqual(types.toSorted());
  expect(
    standIn.webhooks
      .events()
      .map(({ type }) => type)
      .slice(-4),
  ).toEqual(types);
  for (const { data } of heard) expect(data.object).toMatchObject({ metadata: { order_id: order } });
});
