import type { Gate } from "./gates.ts";

/** Where the way of an order is disturbed: between two calls of the API, or in the middle of one statement of Postgres. */
export type Point = {
  readonly step: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
  readonly name: string;
  readonly at: { readonly moment: string } | { readonly gate: Gate };
  readonly loss: Loss;
};

/**
 * How an answer gets lost there. `client`: the shopper's connection breaks. `way`: somebody between him and us forgets
 * him. `question`, `answer`: the connection to
 * Postgres breaks before a statement with these words, or after it was committed. `redis`: Redis does what it is told and
 * nobody hears of it. `bank`: nor of the bank. `cut`: the connection breaks while the statement stands at the gate, which
 * then goes on alone.
 */
export type Loss =
  | { readonly kind: "client" | "way" | "cut" | "bank" }
  | { readonly kind: "redis"; readonly before: string }
  | { readonly kind: "question" | "answer"; readonly before: string; readonly words: string };

/**
 * The twelve steps of reliability.md as they are here. The key's row, the dots, the lines with the outbox, the stock and
 * COMMIT (2, 6, 7, 8, 9) are one statement, `select place_order(…)`, and are met inside of it, in the order in which it
 * does them: key, dots, lines and outbox, stock, COMMIT.
 */
export const points: readonly Point[] = [
  { step: 1, name: "receive", at: { moment: "after tokens.verify" }, loss: { kind: "way" } },
  { step: 2, name: "idempotency row written", at: { gate: "key" }, loss: { kind: "cut" } },
  {
    step: 3,
    name: "cart read",
    at: { moment: "after carts.read" },
    loss: { kind: "redis", before: "before carts.read" },
  },
  {
    step: 4,
    name: "dots taken down",
    at: { moment: "before orders.facts" },
    loss: { kind: "question", before: "before orders.facts", words: "checkout_facts" },
  },
  {
    step: 5,
    name: "price and stock read",
    at: { moment: "after orders.facts" },
    loss: { kind: "answer", before: "before orders.facts", words: "checkout_facts" },
  },
  {
    step: 6,
    name: "stock update not sent yet",
    at: { moment: "before orders.place" },
    loss: { kind: "question", before: "before orders.place", words: "place_order" },
  },
  { step: 6, name: "stock update", at: { gate: "stock" }, loss: { kind: "cut" } },
  { step: 7, name: "dots held", at: { gate: "dots" }, loss: { kind: "cut" } },
  { step: 8, name: "order, lines, outbox", at: { gate: "outbox" }, loss: { kind: "cut" } },
  { step: 9, name: "COMMIT sent", at: { gate: "commit" }, loss: { kind: "cut" } },
  {
    step: 10,
    name: "COMMIT answered",
    at: { moment: "after orders.place" },
    loss: { kind: "answer", before: "before orders.place", words: "place_order" },
  },
  { step: 11, name: "before authorise", at: { moment: "before payment.authorise" }, loss: { kind: "bank" } },
  { step: 11, name: "after authorise", at: { moment: "after payment.authorise" }, loss: { kind: "bank" } },
  { step: 11, name: "after capture", at: { moment: "after payment.capture" }, loss: { kind: "bank" } },
  {
    step: 11,
    name: "capture noted",
    at: { moment: "before carts.merge" },
    loss: { kind: "answer", before: "after payment.capture", words: "note_payment" },
  },
  {
    step: 11,
    name: "cart cleaned up",
    at: { moment: "after carts.merge" },
    loss: { kind: "redis", before: "before carts.merge" },
  },
  { step: 12, name: "response", at: { moment: "after locks.release" }, loss: { kind: "client" } },
];

/** `session ended`: Postgres breaks off in the middle of the statement, and nothing of it stays. */
export const faults = ["crash", "lost reply", "pause past the TTL", "delay", "session ended"] as const;
export type Fault = (typeof faults)[number];

export const callers = {
  same: "retried with the same key",
  other: "another tab with a key of its own",
} as const;
export type Caller = keyof typeof callers;

/** What the first caller pays with. */
export type Card = "ok" | "declined";

export type Cell = {
  readonly point: Point;
  readonly fault: Fault;
  readonly caller: Caller;
  readonly card: Card;
};

const cellsOf = (card: Card, at: readonly Point[]): readonly Cell[] =>
  faults.flatMap((fault) =>
    at
      .filter((point) => fault !== "session ended" || "gate" in point.at)
      .flatMap((point) =>
        (Object.keys(callers) as Caller[]).map((caller): Cell => ({ point, fault, caller, card })),
      ),
  );

export const cells = cellsOf("ok", points);
/** With a card that is declined, from when that can make a difference. */
export const declinedCells = cellsOf(
  "declined",
  points.filter(
    ({ step, at }) =>
      step === 9 || step === 10 || ("moment" in at && at.moment.endsWith("payment.authorise")),
  ),
);

/** As in `step 9 COMMIT sent, crash, retried with the same key`. */
export const nameOf = ({ point, fault, caller, card }: Cell): string =>
  `step ${point.step} ${point.name}, ${fault}, ${callers[caller]}${card === "ok" ? "" : ", card declined"}`;
