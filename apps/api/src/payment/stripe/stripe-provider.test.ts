import { type StripeStandIn, startStripeStandIn } from "@dotcart/local-stack";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newPayment, providerContract } from "../../../test/payment/provider-contract.ts";
import { stripeAt, stripeBank } from "../../../test/payment/stripe-bank.ts";
import type { KnownPayment, PaymentAnswer } from "../port.ts";

let standIn: StripeStandIn;
beforeAll(async () => {
  standIn = await startStripeStandIn();
});
beforeEach(() => standIn.faults.heal());
afterAll(() => standIn.stop());

providerContract("Stripe", () => stripeBank(standIn));

const known = (payment: KnownPayment, { reference }: PaymentAnswer): KnownPayment => ({
  ...payment,
  reference,
});

describe("what Stripe is asked", () => {
  test("a payment is begun, and then confirmed: manual capture, the order's id, keys of order and step, no telemetry", async () => {
    const before = standIn.requests().length;
    const payment = newPayment("pm_card_visa");
    const provider = stripeAt(standIn);
    const held = await provider.authorise(payment);
    await provider.capture(known(payment, held));
    await provider.refund(known(payment, held));
    const asked = standIn.requests().slice(before);
    expect(asked.map(({ method, path, key }) => [method, path.replace(/pi_\w+/, "…"), key])).toEqual([
      ["POST", "/v1/payment_intents", `${payment.orderId}/begin`],
      ["POST", "/v1/payment_intents/…/confirm", `${payment.orderId}/confirm`],
      ["POST", "/v1/payment_intents/…/capture", `${payment.orderId}/capture`],
      ["POST", "/v1/refunds", `${payment.orderId}/refund`],
      ["GET", "/v1/payment_intents/…", null],
    ]);
    for (const { headers } of asked) expect(headers["x-stripe-client-telemetry"]).toBeUndefined();
  });

  test("one request captures, two void, two refund", async () => {
    const provider = stripeAt(standIn);
    const counted = async (step: "capture" | "void" | "refund", payment: KnownPayment) => {
      const before = standIn.requests().length;
      await provider[step](payment);
      return standIn.requests().length - before;
    };
    const first = newPayment("pm_card_visa");
    const bought = known(first, await provider.authorise(first));
    expect(await counted("capture", bought)).toBe(1);
    expect(await counted("refund", bought)).toBe(2);
    const second = newPayment("pm_card_visa");
    expect(await counted("void", known(second, await provider.authorise(second)))).toBe(2);
  });
});

describe("a declined card", () => {
  test.each([
    ["pm_card_chargeDeclined", "generic_decline"],
    ["pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card"],
    ["pm_nobody", "resource_missing"],
  ])("%s is told as %s, to whoever asks again and after a day too", async (card, reason) => {
    const provider = stripeAt(standIn);
    const payment = newPayment(card);
    const answer = await provider.authorise(payment);
    expect(answer).toEqual({ state: "declined", reference: expect.stringMatching(/^pi_/), reason });
    expect(await provider.authorise(payment)).toEqual(answer);
    standIn.forgetKeys();
    expect((await provider.authorise(known(payment, answer))).state).toBe("declined");
    expect((await provider.look(known(payment, answer))).state).toBe("declined");
  });

  test("leaves an intent that is cancelled, so that no later try turns it into money", async () => {
    const payment = newPayment("pm_card_chargeDeclined");
    const answer = await stripeAt(standIn).authorise(payment);
    const { status } = await fetch(`${standIn.url}/v1/payment_intents/${answer.reference}/confirm`, {
      method: "POST",
      headers: { authorization: `Bearer ${standIn.secretKey}` },
      body: new URLSearchParams({ payment_method: "pm_card_visa" }),
    });
    expect(status).toBe(400);
    expect(standIn.moved(payment.orderId)).toMatchObject({ taken: 0, held: 0 });
  });

  test("is declined even if the process died between the decline and the cancelling of it", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_chargeDeclined");
    // begin, confirm and the look after it are answered; the cancelling never arrives.
    let requests = 0;
    standIn.faults.refuse(({ path }) => path.endsWith("/cancel") && ++requests <= 2);
    await expect(provider.authorise(payment)).rejects.toThrow("connection to Stripe");
    expect(await provider.authorise(payment)).toMatchObject({ state: "declined", reason: "generic_decline" });
  });

  test("a second step that succeeds at a bank that then declines is declined", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds");
    const asked = await provider.authorise(payment);
    standIn.authenticate(payment.orderId, true);
    const answer = await provider.confirm(known(payment, asked), "whatever the browser says");
    expect(answer).toMatchObject({ state: "declined", reason: "insufficient_funds" });
  });

  test("an amount that Stripe does not take is declined, and nothing was begun", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa", 49);
    const answer = await provider.authorise(payment);
    expect(answer).toEqual({ state: "declined", reference: "none", reason: "amount_too_small" });
    expect(await provider.void(payment)).toEqual({ state: "voided", reference: "none" });
    expect((await provider.capture(known(payment, answer))).state).toBe("declined");
    expect(standIn.moved(payment.orderId).intents).toBe(0);
  });
});

describe("a second step", () => {
  test("is a page where there is a way back, and a secret for Stripe's own script where there is none", async () => {
    const payment = newPayment("pm_card_authenticationRequired");
    const inBrowser = await stripeAt(standIn).authorise(payment);
    expect(inBrowser.action).toEqual({
      kind: "client-secret",
      secret: expect.stringContaining(inBrowser.reference),
    });
    const other = newPayment("pm_card_authenticationRequired");
    const returnUrl = () => "http://shop.test/back";
    const onPage = await stripeAt(standIn, { returnUrl }).authorise(other);
    expect(onPage.action).toEqual({ kind: "redirect", url: `${standIn.url}/bank/${onPage.reference}` });
  });

  test("that is asked for again with another way back is the one that was asked for", async () => {
    const payment = newPayment("pm_card_authenticationRequired");
    const asked = await stripeAt(standIn, { returnUrl: () => "http://shop.test/old-key" }).authorise(payment);
    const again = await stripeAt(standIn, { returnUrl: () => "http://shop.test/new-key" }).authorise(payment);
    expect(again).toEqual(asked);
  });

  test("that was done on the page authorises", async () => {
    const provider = stripeAt(standIn, { returnUrl: () => "http://shop.test/back" });
    const payment = newPayment("pm_card_authenticationRequired");
    const asked = await provider.authorise(payment);
    const page = asked.action?.kind === "redirect" ? asked.action.url : "";
    const done = await fetch(`${page}/complete`, { method: "POST", redirect: "manual" });
    expect(done.headers.get("location")).toContain("http://shop.test/back?payment_intent=pi_");
    expect(await provider.confirm(known(payment, asked), "")).toMatchObject({ state: "authorised" });
  });

  test("that failed is declined for whoever looks, as a job does when nobody comes back from his bank", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_authenticationRequired");
    const asked = known(payment, await provider.authorise(payment));
    standIn.authenticate(payment.orderId, false);
    expect(await provider.look(asked)).toMatchObject({
      state: "declined",
      reason: "payment_intent_authentication_failure",
    });
    expect((await provider.confirm(asked, "")).state).toBe("declined");
    expect((await provider.capture(asked)).state).toBe("declined");
  });

  test("that is not done yet is still asked for, whatever the browser says", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_authenticationRequired");
    const asked = await provider.authorise(payment);
    expect(await provider.confirm(known(payment, asked), "I did it")).toEqual(asked);
  });
});

describe("when something goes wrong at Stripe", () => {
  test.each(["before", "after"] as const)(
    "an error of its own %s the work ends in one payment, held once and taken once",
    async (when) => {
      const provider = stripeAt(standIn);
      const payment = newPayment("pm_card_visa");
      let step = async (): Promise<PaymentAnswer> => provider.authorise(payment);
      for (const state of ["authorised", "captured", "refunded"]) {
        standIn.faults.fail(1, when);
        const answer = await step();
        expect(answer.state).toBe(state);
        const mine = known(payment, answer);
        step = () => (state === "authorised" ? provider.capture(mine) : provider.refund(mine));
      }
      const moved = standIn.moved(payment.orderId);
      expect(moved).toMatchObject({ taken: 4990, returned: 4990, captures: 1, held: 0 });
    },
  );

  test.each([1, 2, 3, 4, 5])(
    "the answer to request %i may be lost on the way through all steps, and money moves once",
    async (lost) => {
      const provider = stripeAt(standIn);
      const payment = newPayment("pm_card_visa");
      let requests = 0;
      standIn.faults.dropReplies(() => ++requests === lost);
      const held = await provider.authorise(payment);
      await provider.capture(known(payment, held));
      await provider.refund(known(payment, held));
      expect(requests).toBeGreaterThan(lost);
      expect(standIn.moved(payment.orderId)).toEqual({
        taken: 4990,
        returned: 4990,
        held: 0,
        captures: 1,
        intents: 1,
      });
    },
  );

  test("who comes while another's request is under way waits for its answer, and gets it", async () => {
    standIn.faults.delay(50);
    const payment = newPayment("pm_card_visa");
    const answers = await Promise.all([1, 2, 3].map(() => stripeAt(standIn).authorise(payment)));
    expect(new Set(answers.map(({ reference }) => reference))).toHaveLength(1);
    expect(standIn.requests().some(({ status }) => status === 409)).toBe(true);
    expect(standIn.moved(payment.orderId)).toMatchObject({ held: 4990, intents: 1 });
  });

  test("a wrong key of ours is no answer about a payment", async () => {
    const foreign = stripeAt({ url: standIn.url, secretKey: "sk_test_other" });
    const payment = newPayment("pm_card_visa");
    for (const step of ["authorise", "capture", "void", "refund", "look"] as const)
      await expect(foreign[step](payment)).rejects.toThrow("Invalid API Key");
  });

  test("an authorisation that ran out cannot be captured, and is voided", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa");
    const held = await provider.authorise(payment);
    standIn.expire(payment.orderId);
    expect((await provider.capture(known(payment, held))).state).toBe("voided");
  });

  test("what was refunded in part at Stripe itself is refunded for the rest", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa");
    const mine = known(payment, await provider.authorise(payment));
    await provider.capture(mine);
    await fetch(`${standIn.url}/v1/refunds`, {
      method: "POST",
      headers: { authorization: `Bearer ${standIn.secretKey}` },
      body: new URLSearchParams({ payment_intent: mine.reference ?? "", amount: "90" }),
    });
    expect((await provider.look(mine)).state).toBe("captured");
    expect((await provider.refund(mine)).state).toBe("refunded");
    expect(standIn.moved(payment.orderId).returned).toBe(4990);
  });
});

describe("after a day, when Stripe has forgotten our keys", () => {
  test("each step that is repeated with the reference has no second effect", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa");
    const mine = known(payment, await provider.authorise(payment));
    standIn.forgetKeys();
    expect((await provider.authorise(mine)).state).toBe("authorised");
    for (const [step, state] of [
      ["capture", "captured"],
      ["refund", "refunded"],
    ] as const) {
      for (let n = 0; n < 2; n++) {
        expect((await provider[step](mine)).state).toBe(state);
        standIn.forgetKeys();
      }
    }
    expect(standIn.moved(payment.orderId)).toMatchObject({ taken: 4990, returned: 4990, captures: 1 });
  });

  test("a payment whose reference nobody wrote down is held twice at worst, and a void lets go of both", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa");
    await provider.authorise(payment);
    standIn.forgetKeys();
    await provider.authorise(payment);
    expect(standIn.moved(payment.orderId)).toMatchObject({ held: 2 * 4990, taken: 0 });
    standIn.forgetKeys();
    expect((await provider.void(payment)).state).toBe("voided");
    expect(standIn.moved(payment.orderId)).toMatchObject({ held: 0, taken: 0 });
  });

  test("whoever finds out by asking again, and then voids what he found, leaves nothing held", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa");
    await provider.authorise(payment);
    standIn.forgetKeys();
    const found = await provider.authorise(payment);
    expect((await provider.void(known(payment, found))).state).toBe("voided");
    expect(standIn.moved(payment.orderId)).toMatchObject({ held: 0, taken: 0, intents: 2 });
  });

  test("a void that does not know that money was taken finds it", async () => {
    const provider = stripeAt(standIn);
    const payment = newPayment("pm_card_visa");
    const held = await provider.authorise(payment);
    await provider.capture(known(payment, held));
    standIn.forgetKeys();
    expect(await provider.void(payment)).toEqual({ state: "captured", reference: held.reference });
    expect(standIn.moved(payment.orderId)).toMatchObject({ taken: 4990, returned: 0 });
  });
});
