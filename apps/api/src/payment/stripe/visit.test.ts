import Stripe from "stripe";
import { expect, test } from "vitest";
import { newPayment } from "../../../test/payment/provider-contract.ts";
import { patience } from "../../patience.ts";
import { openVisit } from "./visit.ts";

const { orderId } = newPayment("");
const failure = (isReplayed: boolean) =>
  new Stripe.errors.StripeAPIError({
    type: "api_error",
    statusCode: 500,
    headers: isReplayed ? { "idempotent-replayed": "true" } : {},
  });

test("however slow Stripe is, a call of ours is over before the right to drive a payment is", async () => {
  let now = 0;
  const visit = openVisit(orderId, () => now);
  const slow = async ({ timeout = 0, maxNetworkRetries = 0 }: Stripe.RequestOptions) => {
    now += timeout * (1 + maxNetworkRetries);
  };
  const asking = async () => {
    for (;;) await visit.read(slow);
  };
  await expect(asking()).rejects.toThrow("too long");
  expect(now).toBeLessThanOrEqual(2 * patience.payment);
  expect(now).toBeLessThan(30_000);
});

test("a key that answers an old failure of Stripe's own is left for the next, and everybody goes the same way", async () => {
  const ways = await Promise.all(
    [1, 2].map(async () => {
      const keys: unknown[] = [];
      await openVisit(orderId).once("capture", async ({ idempotencyKey }) => {
        keys.push(idempotencyKey);
        if (keys.length < 3) throw failure(true);
      });
      return keys;
    }),
  );
  expect(ways[0]).toEqual([`${orderId}/capture`, `${orderId}/capture/2`, `${orderId}/capture/3`]);
  expect(ways[1]).toEqual(ways[0]);
});

test("a failure that is new is not asked again at once, and one that never ends is told", async () => {
  let asked = 0;
  const ask = (isReplayed: boolean) =>
    openVisit(orderId).once("capture", async () => {
      asked++;
      throw failure(isReplayed);
    });
  await expect(ask(false)).rejects.toThrow(Stripe.errors.StripeAPIError);
  expect(asked).toBe(1);
  await expect(ask(true)).rejects.toThrow(Stripe.errors.StripeAPIError);
  expect(asked).toBe(1 + 4);
});
