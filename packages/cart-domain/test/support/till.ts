import {
  nextPaymentStep,
  type OrderStatus,
  type PaymentGoal,
  type PaymentState,
  statusAfter,
} from "../../src/checkout/index.ts";

type Call = "authorise" | "capture" | "void" | "refund";
/** What the provider knows; null: never heard of it. */
type Truth = Exclude<PaymentState, "new"> | null;

/** A payment, the order it is for, and the provider's side of it. */
export type Till = {
  readonly status: OrderStatus;
  readonly known: PaymentState;
  readonly goal: PaymentGoal;
  /** 2 stands for any more. */
  readonly attempts: 0 | 1 | 2;
  /** The goal as whoever drives it read it; null while nobody does. */
  readonly driver: PaymentGoal | null;
  readonly truth: Truth;
  readonly captures: number;
  readonly refunds: number;
  /** Calls that were sent or may yet be: each can arrive at any time, as often as it likes. */
  readonly sent: readonly Call[];
};

export const opened: Till = {
  status: "pending",
  known: "new",
  goal: "charge",
  attempts: 0,
  driver: null,
  truth: null,
  captures: 0,
  refunds: 0,
  sent: [],
};

/** Everything that can happen next: drives, answers, losses, late arrivals, the shopper, the merchant, a job. */
export const happenings = (till: Till): readonly Till[] => [
  ...(till.driver === null ? [begun(till)] : driven(till)),
  ...till.sent.flatMap((call) => arrivals(till, call)),
  ...unasked(till),
  ...wishes(till),
];

export const begun = (till: Till): Till => ({
  ...till,
  attempts: till.attempts === 0 ? 1 : 2,
  driver: till.goal,
});

export const stepOf = ({ known, driver, attempts }: Till) =>
  nextPaymentStep({
    state: known,
    goal: driver ?? "charge",
    attempts,
    reference: known === "new" ? null : "reference",
  });

/** The next step answered, in every way the provider may; null when there is nothing to do but leave. */
export function answered(till: Till): readonly Till[] | null {
  const step = stepOf(till);
  if (step === "done") return null;
  if (step === "forget") return [noted(till, "voided")];
  if (step === "wait") return till.truth === till.known ? null : [noted(till, till.truth ?? till.known)];
  return arrivals(sending(till, step), step).map((after) => noted(after, after.truth ?? after.known));
}

/** A driver looks, is answered, is not answered, stops before it sends, or loses the right to drive and sends later. */
function driven(till: Till): readonly Till[] {
  const left = { ...till, driver: null };
  const step = stepOf(till);
  const unheard = step === "done" || step === "wait" || step === "forget" ? [] : [sending(left, step)];
  const looked = till.truth === null ? [] : [noted(till, till.truth)];
  return [left, ...unheard, ...looked, ...(answered(till) ?? [])];
}

const sending = (till: Till, call: Call): Till =>
  till.sent.includes(call) ? till : { ...till, sent: [...till.sent, call].sort() };

/** What the books write down, and what the driver reads with it. */
const noted = (till: Till, known: PaymentState): Till => ({
  ...till,
  known,
  status: statusAfter(known, till.goal, till.status) ?? till.status,
  driver: till.goal,
});

/** What a call may do when it arrives: one payment for an order, and what ended has ended. */
function arrivals(till: Till, call: Call): readonly Till[] {
  const turn = (...truths: readonly Truth[]) => truths.map((truth) => ({ ...till, truth }));
  if (call === "authorise" && till.truth === null) return turn("requires-action", "authorised", "declined");
  if (call === "capture" && till.truth === "authorised")
    return [...turn("declined", "voided"), { ...till, truth: "captured", captures: till.captures + 1 }];
  if (call === "void" && (till.truth === "authorised" || till.truth === "requires-action"))
    return turn("voided");
  if (call === "refund" && till.truth === "captured")
    return [{ ...till, truth: "refunded", refunds: till.refunds + 1 }];
  return [till];
}

/** The shopper takes the second step, or fails it; what is held for too long lapses. */
const unasked = (till: Till): readonly Till[] =>
  ({
    "requires-action": [
      { ...till, truth: "authorised" },
      { ...till, truth: "declined" },
      { ...till, truth: "voided" },
    ] as const,
    authorised: [{ ...till, truth: "voided" }] as const,
  })[String(till.truth)] ?? [];

/** Somebody wants a pending order voided, a paid one refunded, or sends it. */
function wishes(till: Till): readonly Till[] {
  if (till.status === "pending") return till.goal === "charge" ? [{ ...till, goal: "void" }] : [];
  if (till.status === "cancelled" || till.status === "refunded") return [];
  const on = ({ paid: "fulfilled", fulfilled: "delivered" } as const)[String(till.status)];
  return [{ ...till, goal: "refund" }, ...(on === undefined ? [] : [{ ...till, status: on }])];
}
