import { Money } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { useShop } from "../../test/shop.ts";
import type { TestPayment } from "./port.ts";

const db = useShop();

const payment = (key: string): Omit<TestPayment, "captures" | "refunds"> => ({
  key,
  reference: `test_${key}`,
  token: "ok",
  amount: Money.parse({ amount: 1250, currency: "EUR" }),
  state: "authorised",
  createdAt: Date.UTC(2026, 0, 1),
});

test("a payment is found as it was written, and nothing where nothing was written", async () => {
  const ledger = db.shop.testPayments;
  expect(await ledger.find("a")).toBeNull();
  const written = await ledger.open(payment("a"));
  expect(written).toEqual({ ...payment("a"), captures: 0, refunds: 0 });
  expect(await ledger.find("a")).toEqual(written);
});

test("of many who write one key at once, one is written, and all are answered it", async () => {
  const processes = Array.from({ length: 4 }, () => db.open());
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      processes[n % 4]?.testPayments.open({ ...payment("a"), reference: `test_${n}` }),
    ),
  );
  expect(new Set(answers.map((answer) => answer?.reference))).toHaveLength(1);
  expect(await db.sql`select key from test_payments`).toHaveLength(1);
});

test("of many who move one payment at once, one moves it, and each is told how it then stands", async () => {
  const processes = Array.from({ length: 4 }, () => db.open());
  await db.shop.testPayments.open(payment("a"));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      processes[n % 4]?.testPayments.move("a", ["authorised"], n % 2 === 0 ? "captured" : "voided"),
    ),
  );
  const states = new Set(answers.map((answer) => answer?.state));
  expect(states).toHaveLength(1);
  expect((await db.shop.testPayments.find("a"))?.captures).toBe(states.has("captured") ? 1 : 0);
});

test("what is taken and given back is counted", async () => {
  const ledger = db.shop.testPayments;
  await ledger.open(payment("a"));
  expect(await ledger.move("a", ["authorised"], "captured")).toMatchObject({ captures: 1, refunds: 0 });
  expect(await ledger.move("a", ["captured"], "refunded")).toMatchObject({ captures: 1, refunds: 1 });
  expect(await ledger.move("a", ["authorised"], "captured")).toMatchObject({
    state: "refunded",
    captures: 1,
  });
  expect(await ledger.move("nobody", ["authorised"], "captured")).toBeNull();
});
