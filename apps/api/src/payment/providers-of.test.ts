import { expect, test } from "vitest";
import { createMemoryLedger } from "../../test/payment/memory-ledger.ts";
import { silentLog } from "../log/port.ts";
import { providersOf } from "./providers-of.ts";

const env = {
  PAYMENT_PROVIDERS: ["test" as const],
  NODE_ENV: "development" as const,
  STRIPE_SECRET_KEY: undefined,
  STRIPE_WEBHOOK_SECRET: undefined,
  STRIPE_API_URL: "http://127.0.0.1:1",
};

async function open(change: Partial<Parameters<typeof providersOf>[0]>) {
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (_: object, message: string) => void warnings.push(message) };
  const providers = await providersOf(
    { ...env, ...change },
    { ledger: createMemoryLedger(), clock: Date.now, log, returnUrl: () => "http://shop.test" },
  );
  return { warnings, names: [...providers].map(([name, provider]) => [name, provider.id]) };
}

test("the providers are those that are named, by their ids, each once", async () => {
  const keys = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
  expect((await open({})).names).toEqual([["test", "test"]]);
  expect((await open({ ...keys, PAYMENT_PROVIDERS: ["stripe", "test", "stripe"] })).names).toEqual([
    ["stripe", "stripe"],
    ["test", "test"],
  ]);
});

test("a shop in production that takes nobody's money is told so at its start, and no other is", async () => {
  expect((await open({ NODE_ENV: "production" })).warnings).toEqual([expect.stringContaining("NOT PAID")]);
  expect((await open({ NODE_ENV: "development" })).warnings).toEqual([]);
  const keys = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
  const real = await open({ ...keys, NODE_ENV: "production", PAYMENT_PROVIDERS: ["stripe"] });
  expect(real.warnings).toEqual([]);
});

test("Stripe without its keys is not begun", async () => {
  await expect(open({ PAYMENT_PROVIDERS: ["stripe"] })).rejects.toThrow();
});
