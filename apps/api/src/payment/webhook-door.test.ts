import { OrderId } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { createMemoryLedger } from "../../test/payment/memory-ledger.ts";
import { openTestShop } from "../../test/shop.ts";
import type { Till } from "../checkout/port.ts";
import { createHandler } from "../handler.ts";
import { ForgedWebhook, type PaymentProvider } from "./port.ts";
import { createTestProvider } from "./test-provider.ts";
import type { OnPaymentNews } from "./webhook-door.ts";

const orderId = OrderId.parse("o".repeat(22));

/** A shop whose provider `bank` hears what `webhook` makes of a call. */
function doorOf(webhook: PaymentProvider["webhook"], onPaymentNews?: OnPaymentNews) {
  const bank = { ...createTestProvider({ ledger: createMemoryLedger(), clock: Date.now }), webhook };
  const { ports } = openTestShop();
  const till = { providers: new Map([["bank", bank]]) } as unknown as Till;
  const served = {
    procedures: new Map(),
    elsewhere: new Set<string>(),
    ...(onPaymentNews && { onPaymentNews }),
  };
  const handler = createHandler({ ...ports, till }, {}, served);
  return async (body: string, path = "/api/payments/bank/webhook"): Promise<Response> =>
    handler(
      new Request(`http://shop.test${path}`, { method: "POST", body, headers: { "x-signature": "me" } }),
    );
}

test("a provider is given the body as it came and its headers, and its order is driven before it is answered", async () => {
  const heard: unknown[] = [];
  const call = doorOf(
    async ({ body, headers }) => {
      heard.push([body, headers.get("x-signature")]);
      return orderId;
    },
    async (id) => void heard.push(id),
  );
  expect((await call(' { "a":1 }\n')).status).toBe(200);
  expect(heard).toEqual([[' { "a":1 }\n', "me"], orderId]);
});

test("a call that is about none of our orders is answered 200, and nothing is driven", async () => {
  const call = doorOf(
    async () => null,
    async () => expect.unreachable(),
  );
  expect((await call("{}")).status).toBe(200);
});

test("a forged call is answered 400, and nothing is driven", async () => {
  const call = doorOf(
    async () => {
      throw new ForgedWebhook("no");
    },
    async () => expect.unreachable(),
  );
  expect((await call("{}")).status).toBe(400);
});

test("a call whose order could not be driven is answered 503, so that it comes again", async () => {
  const call = doorOf(
    async () => orderId,
    async () => {
      throw new Error("Postgres is away");
    },
  );
  expect((await call("{}")).status).toBe(503);
});

test("more than 64 KB are refused, and nobody is asked", async () => {
  const call = doorOf(
    async () => expect.unreachable(),
    async () => {},
  );
  expect((await call("x".repeat(64 * 1024 + 1))).status).toBe(413);
});

test("a provider that is not ours has no door, nor has a deployment without a till", async () => {
  const call = doorOf(
    async () => orderId,
    async () => {},
  );
  for (const name of ["other", "constructor", "__proto__"])
    expect((await call("{}", `/api/payments/${name}/webhook`)).status).toBe(404);
  expect((await doorOf(async () => orderId)("{}")).status).toBe(501);
  const { handler } = openTestShop((ports) => ({ ...ports, till: null }));
  const request = new Request("http://shop.test/api/payments/test/webhook", { method: "POST", body: "{}" });
  expect((await handler(request)).status).toBe(501);
});
