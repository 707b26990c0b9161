import { expect, test } from "vitest";
import { createMemoryLedger } from "../../test/payment/memory-ledger.ts";
import { newPayment, providerContract } from "../../test/payment/provider-contract.ts";
import { testBank } from "../../test/payment/test-bank.ts";
import { ForgedWebhook } from "./port.ts";
import { createTestProvider, silentMilliseconds } from "./test-provider.ts";

const ledger = createMemoryLedger();
providerContract("the test bank, in memory", () => testBank(ledger));

const noon = Date.UTC(2026, 0, 1, 12);
const bankAt = () => {
  const bank = { now: noon, ledger: createMemoryLedger() };
  return { bank, provider: createTestProvider({ ledger: bank.ledger, clock: () => bank.now }) };
};

test("a payment by `timeout` is taken and not answered, until two seconds have passed", async () => {
  const { bank, provider } = bankAt();
  const payment = newPayment("timeout");
  await expect(provider.authorise(payment)).rejects.toThrow("does not answer");
  expect(bank.ledger.all()).toMatchObject([{ state: "authorised", captures: 0 }]);
  bank.now = noon + silentMilliseconds - 1;
  await expect(provider.authorise(payment)).rejects.toThrow("does not answer");
  await expect(provider.look(payment)).rejects.toThrow("does not answer");
  bank.now = noon + silentMilliseconds;
  expect(await provider.authorise(payment)).toMatchObject({ state: "authorised" });
  expect(await provider.capture(payment)).toMatchObject({ state: "captured" });
  expect(bank.ledger.all()).toMatchObject([{ captures: 1 }]);
});

test("a void while the bank is silent has its effect, and is answered later", async () => {
  const { bank, provider } = bankAt();
  const payment = newPayment("timeout");
  await expect(provider.authorise(payment)).rejects.toThrow();
  await expect(provider.void(payment)).rejects.toThrow();
  bank.now = noon + silentMilliseconds;
  expect(await provider.authorise(payment)).toMatchObject({ state: "voided" });
});

test("a caller who invents a new key is seen: there are two payments, and money was taken twice", async () => {
  const { bank, provider } = bankAt();
  for (const payment of [newPayment("ok"), newPayment("ok")]) {
    await provider.authorise(payment);
    await provider.capture(payment);
  }
  expect(bank.ledger.all().map(({ captures }) => captures)).toEqual([1, 1]);
});

test("an order that comes again with another amount or token is a bug of ours, and no answer", async () => {
  const { provider } = bankAt();
  const payment = newPayment("ok");
  await provider.authorise(payment);
  await expect(provider.authorise({ ...payment, token: "second-step" })).rejects.toThrow("another");
  await expect(provider.authorise({ ...payment, amount: { ...payment.amount, amount: 1 } })).rejects.toThrow(
    "another",
  );
});

test("a reason says why: a declined card, a failed second step, an unknown token", async () => {
  const { provider } = bankAt();
  const reasonOf = async (token: string) => (await provider.authorise(newPayment(token))).reason;
  expect(await reasonOf("declined")).toBe("card_declined");
  expect(await reasonOf("pm_card_visa")).toBe("unknown_token");
  const payment = newPayment("second-step");
  await provider.authorise(payment);
  expect((await provider.confirm(payment, "wrong")).reason).toBe("authentication_failed");
});

test("the test bank calls nobody, so whoever calls in its name is somebody else", async () => {
  const { provider } = bankAt();
  await expect(provider.webhook({ body: "{}", headers: new Headers() })).rejects.toThrow(ForgedWebhook);
});

test("nothing can be captured, confirmed or given back that the bank has never heard of", async () => {
  const { provider } = bankAt();
  const payment = newPayment("ok");
  for (const step of ["capture", "refund", "look"] as const)
    await expect(provider[step](payment)).rejects.toThrow("never heard");
  await expect(provider.confirm(payment, "ok")).rejects.toThrow("never heard");
});
