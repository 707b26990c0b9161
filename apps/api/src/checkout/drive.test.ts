import type { OrderId, PaymentGoal, PaymentState } from "@dotcart/cart-domain/checkout";
import type { Payment } from "@dotcart/shop-db";
import { expect, test } from "vitest";
import { openTestShop } from "../../test/shop.ts";
import type { PaymentProvider } from "../payment/port.ts";
import type { Desk } from "./desk.ts";
import { drive, pauseAfter } from "./drive.ts";
import type { Till } from "./port.ts";

const orderId = "o".repeat(22) as OrderId;
const known: Payment = {
  orderId,
  orderStatus: "pending",
  provider: "bank",
  token: "card",
  reference: null,
  amount: 1000,
  currency: "EUR",
  state: "new",
  goal: "charge",
  action: null,
  attempts: 1,
  createdAt: 0,
};

type Says = (call: string) => PaymentState | Error;

/** A payment, a bank that answers as told, and what was asked of both. */
function openDesk(payment: Partial<Payment>, says: Says, change: Partial<Till["orders"]> = {}) {
  const asked: string[] = [];
  let now = { ...known, ...payment };
  const ask = (call: string) => async (_payment: unknown, proof?: string) => {
    asked.push(proof === undefined ? call : `${call} ${proof}`);
    const answer = says(call);
    if (answer instanceof Error) throw answer;
    return { state: answer, reference: "ref" };
  };
  const bank = Object.fromEntries(
    ["authorise", "confirm", "capture", "void", "refund", "look"].map((call) => [call, ask(call)]),
  );
  const orders = {
    drive: async () => now,
    async note(_id: OrderId, _driver: string, { state }: { state: PaymentState }) {
      asked.push(`note ${state}`);
      now = { ...now, state };
      return now;
    },
    async leave(_id: OrderId, _driver: string, dueIn: number | null) {
      asked.push(`leave ${dueIn}`);
    },
    ...change,
  };
  const { ports } = openTestShop();
  const till = { orders, providers: new Map([["bank", bank as unknown as PaymentProvider]]) };
  return { desk: { ports, till: till as unknown as Till } satisfies Desk, asked };
}

const answers =
  (table: Partial<Record<string, PaymentState>>): Says =>
  (call) =>
    table[call] ?? new Error("silence");

test("a payment is authorised, noted, captured and noted, and nothing is left to leave", async () => {
  const { desk, asked } = openDesk({}, answers({ authorise: "authorised", capture: "captured" }));
  expect(await drive(desk, orderId)).toMatchObject({ kind: "settled", payment: { state: "captured" } });
  expect(asked).toEqual(["authorise", "note authorised", "capture", "note captured"]);
});

test("where there is nothing to pay no provider is asked, and the payment goes its way, there and back", async () => {
  const { desk, asked } = openDesk({ amount: 0, provider: "nobody" }, answers({}));
  expect(await drive(desk, orderId)).toMatchObject({ kind: "settled", payment: { state: "captured" } });
  expect(asked).toEqual(["note authorised", "note captured"]);
  const undone = openDesk({ amount: 0, goal: "void", attempts: 2 }, answers({}));
  expect(await drive(undone.desk, orderId)).toMatchObject({ payment: { state: "voided" } });
  const back = openDesk({ amount: 0, goal: "refund", state: "captured" }, answers({}));
  expect(await drive(back.desk, orderId)).toMatchObject({ payment: { state: "refunded" } });
});

test("what is not answered stays as it was noted last, and is due again", async () => {
  const { desk, asked } = openDesk({ attempts: 3 }, answers({ authorise: "authorised" }));
  expect(await drive(desk, orderId)).toMatchObject({ kind: "unanswered", payment: { state: "authorised" } });
  expect(asked).toEqual(["authorise", "note authorised", "capture", "leave 4000"]);
});

test("while it is the shopper's turn the provider is asked once how it stands", async () => {
  const { desk, asked } = openDesk({ state: "requires-action" }, answers({ look: "requires-action" }));
  expect(await drive(desk, orderId)).toMatchObject({ kind: "waiting" });
  expect(asked).toEqual(["look", "leave 1000"]);
});

test("what the shopper brought is shown once, when it is asked for", async () => {
  const { desk, asked } = openDesk(
    {},
    answers({
      authorise: "requires-action",
      confirm: "requires-action",
      look: "authorised",
      capture: "captured",
    }),
  );
  expect(await drive(desk, orderId, "word")).toMatchObject({ kind: "settled" });
  expect(asked.filter((each) => !each.startsWith("note"))).toEqual([
    "authorise",
    "confirm word",
    "look",
    "capture",
  ]);
});

test("a payment that somebody else drives is left to him, also when he took over half-way", async () => {
  const driven = openDesk({}, answers({}), { drive: async () => null });
  expect(await drive(driven.desk, orderId)).toEqual({ kind: "busy" });
  const lost = openDesk({}, answers({ authorise: "authorised" }), { note: async () => null });
  expect(await drive(lost.desk, orderId)).toEqual({ kind: "busy" });
  expect([driven.asked, lost.asked]).toEqual([[], ["authorise"]]);
});

test("a payment that was never sent is forgotten without anybody being asked; one that may have been is undone", async () => {
  const forgotten = openDesk({ goal: "void" }, answers({}));
  expect(await drive(forgotten.desk, orderId)).toMatchObject({ kind: "settled" });
  expect(forgotten.asked).toEqual(["note voided"]);
  const undone = openDesk(
    { goal: "void", attempts: 2 },
    answers({ authorise: "authorised", void: "voided" }),
  );
  await drive(undone.desk, orderId);
  expect(undone.asked).toEqual(["authorise", "note authorised", "void", "note voided"]);
});

test("a void that comes after the money makes it go back", async () => {
  const { desk, asked } = openDesk(
    { goal: "void", state: "authorised", attempts: 2 },
    answers({ void: "captured", refund: "refunded" }),
  );
  expect(await drive(desk, orderId)).toMatchObject({ kind: "settled", payment: { state: "refunded" } });
  expect(asked).toEqual(["void", "note captured", "refund", "note refunded"]);
});

test("a provider that goes round in a circle is asked five times and left for later", async () => {
  const { desk, asked } = openDesk({}, answers({ authorise: "new" as PaymentState }));
  expect(await drive(desk, orderId)).toMatchObject({ kind: "unanswered" });
  expect(asked.filter((each) => each === "authorise")).toHaveLength(5);
});

test("no call begins so late that somebody else could be driving before it is over", async () => {
  const { desk, asked } = openDesk({}, answers({ authorise: "authorised", capture: "captured" }));
  let now = 0;
  const clock = () => now;
  const slow = async () => {
    now += 20_000;
    return { state: "authorised" as const, reference: "ref" };
  };
  const bank = { ...desk.till.providers.get("bank"), authorise: slow } as PaymentProvider;
  const till = { ...desk.till, providers: new Map([["bank", bank]]) };
  expect(await drive({ ports: { ...desk.ports, clock }, till }, orderId)).toMatchObject({
    kind: "unanswered",
  });
  expect(asked).toEqual(["note authorised", "leave 1000"]);
});

test("a payment by a provider that the shop knows no more stays, for when it is known again", async () => {
  const { desk, asked } = openDesk({ provider: "gone" }, answers({}));
  expect(await drive(desk, orderId)).toMatchObject({ kind: "unanswered" });
  expect(asked).toEqual(["leave 1000"]);
});

test("who cannot note gives the payment back and fails", async () => {
  const { desk, asked } = openDesk({}, answers({ authorise: "authorised" }), {
    note: () => Promise.reject(new Error("Postgres is away")),
  });
  await expect(drive(desk, orderId)).rejects.toThrow("Postgres is away");
  expect(asked).toEqual(["authorise", "leave 1000"]);
});

test("what is still to do is looked at after 1, 2, 4 … seconds, a minute at most; what is done never", () => {
  const after = (attempts: number, state: PaymentState = "new", goal: PaymentGoal = "charge") =>
    pauseAfter({ ...known, attempts, state, goal });
  expect([1, 2, 3, 6, 7, 8, 1000].map((n) => after(n))).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000,
  ]);
  expect(
    ["captured", "declined", "voided", "refunded"].map((state) => after(1, state as PaymentState)),
  ).toEqual([null, null, null, null]);
  expect(after(1, "captured", "refund")).toBe(1000);
});
