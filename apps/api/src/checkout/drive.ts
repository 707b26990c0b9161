import { Currency, money } from "@dotcart/cart-domain";
import {
  nextPaymentStep,
  type OrderId,
  type PaymentState,
  type PaymentStep,
} from "@dotcart/cart-domain/checkout";
import type { Payment, PaymentNews } from "@dotcart/shop-db";
import { patience } from "../patience.ts";
import type { PaymentAnswer, PaymentProvider } from "../payment/port.ts";
import { within } from "../within.ts";
import type { Desk } from "./desk.ts";

/**
 * How driving a payment ended. `busy`: somebody else does. `unanswered`: the provider has not said what became of it.
 * `waiting`: it is the shopper's turn. `settled`: nothing is left to do.
 */
export type Driven =
  | { readonly kind: "busy" }
  | { readonly kind: "settled" | "waiting" | "unanswered"; readonly payment: Payment };

/** After a crash the payment waits no longer than this. */
const leaseMilliseconds = 30_000;
/** No call begins later than this, so that the last one is over, and noted, before somebody else may drive. */
const drivingMilliseconds = leaseMilliseconds - patience.payment - 2000;
/** Authorise, capture, and what undoes them; whoever needs more goes round in a circle. */
const mostSteps = 5;

/**
 * Brings an order's payment as near to its goal as it goes now: the books say what is wanted, the domain what the next step
 * is, the provider does it, the books note it. One at a time drives a payment; every step may be repeated. What was
 * not answered is unknown and stays as it was noted last, for a job to find out.
 *
 * `token` is what the shopper's second step gave him.
 */
export async function drive(desk: Desk, orderId: OrderId, token?: string): Promise<Driven> {
  const { orders } = desk.till;
  const driver = crypto.randomUUID();
  const payment = await orders.drive(orderId, { driver, milliseconds: leaseMilliseconds });
  if (payment === null) return { kind: "busy" };
  const leave = (dueInMilliseconds: number | null): Promise<void> =>
    orders.leave(orderId, driver, dueInMilliseconds).catch((err: unknown) => {
      desk.ports.log.warn({ err, orderId }, "the right to drive a payment has to run out by itself");
    });
  try {
    const driven = await goOn(desk, { driver, payment, token });
    const isLeft = driven.kind === "busy" || (driven.kind === "settled" && driven.payment !== payment);
    if (!isLeft) await leave(pauseAfter(driven.payment));
    return driven;
  } catch (error) {
    void leave(pauseAfter(payment));
    throw error;
  }
}

type Turn = { readonly driver: string; readonly payment: Payment; readonly token: string | undefined };

async function goOn(desk: Desk, { driver, payment, token }: Turn): Promise<Driven> {
  const { clock } = desk.ports;
  const until = clock() + drivingMilliseconds;
  let known = payment;
  let proof = token;
  for (let turn = 0; turn < mostSteps && clock() < until; turn += 1) {
    const step = nextPaymentStep(known);
    if (step === "done") return { kind: "settled", payment: known };
    const news = await newsOf(desk, step, { ...known, proof });
    if (news === null) return { kind: "unanswered", payment: known };
    if (step === "wait" && proof === undefined && news.state === known.state)
      return { kind: "waiting", payment: known };
    if (step === "wait") proof = undefined;
    const noted = await desk.till.orders.note(known.orderId, driver, news);
    if (noted === null) return { kind: "busy" };
    known = noted;
  }
  return { kind: nextPaymentStep(known) === "done" ? "settled" : "unanswered", payment: known };
}

type Proven = Payment & {
  /** What the shopper's second step gave him. */
  readonly proof: string | undefined;
};

/** What the provider says to a step; null when it says nothing. Where there is nothing to pay, no provider is asked. */
async function newsOf({ ports, till }: Desk, step: Asked, known: Proven): Promise<PaymentNews | null> {
  if (step === "forget") return { state: "voided", reference: null };
  if (known.amount === 0) return { state: ofNothing[step], reference: null };
  const provider = till.providers.get(known.provider);
  try {
    if (provider === undefined) throw new Error(`nobody here speaks to the provider ${known.provider}`);
    return await within(patience.payment, ask(provider, step, known));
  } catch (err) {
    ports.log.warn({ err, orderId: known.orderId, step }, "a payment was not answered");
    return null;
  }
}

type Asked = Exclude<PaymentStep, "done">;

/** No bank makes a payment of nothing, and no card can be declined for it: each step is what it was to be. */
const ofNothing = {
  authorise: "authorised",
  wait: "authorised",
  capture: "captured",
  void: "voided",
  refund: "refunded",
} as const satisfies Record<Exclude<Asked, "forget">, PaymentState>;

function ask(
  provider: PaymentProvider,
  step: Exclude<Asked, "forget">,
  { orderId, token, reference, amount, currency, proof }: Proven,
): Promise<PaymentAnswer> {
  const payment = { orderId, token, reference, amount: money(amount, Currency.parse(currency)) };
  if (step !== "wait") return provider[step](payment);
  return proof === undefined ? provider.look(payment) : provider.confirm(payment, proof);
}

/** When a job looks again: never where nothing is left to do, else after 1, 2, 4 … seconds, a minute at most. */
export const pauseAfter = (payment: Payment): number | null =>
  nextPaymentStep(payment) === "done"
    ? null
    : Math.min(60_000, 1000 * 2 ** Math.min(payment.attempts - 1, 6));
