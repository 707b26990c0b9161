import { randomUUID } from "node:crypto";
import type { CartId, VariantId } from "@dotcart/cart-domain";
import { call } from "../call.ts";
import { paying, request, review } from "../checkout/open-till.ts";
import { eventually } from "../full-stack.ts";
import { newGuest } from "../shop.ts";
import type { ApiProcess } from "./api-process.ts";
import { broken, type Case, contentsOf } from "./books.ts";
import { type Attempt, attempt, inWords, isOpen, nobody, type Outcome } from "./client.ts";
import { disturb } from "./disturb.ts";
import type { Cell } from "./points.ts";
import { answeredOrHeld, atRest, timePasses } from "./rest.ts";
import type { Stand } from "./stand.ts";

export type Finding = {
  /** What is not as promised; empty when all is. */
  readonly broken: readonly string[];
  /** What happened, in order, with milliseconds since the beginning. */
  readonly story: readonly string[];
};

/**
 * Plays one cell. Two callers have seen the same review of a cart; the first comes to the step and is disturbed there,
 * another device puts something in, the second caller asks. Then everybody asks until he has his answer, jobs do what is
 * left, and the books are looked into.
 */
export async function play(stand: Stand, cell: Cell): Promise<Finding> {
  const { story, tell } = startStory();
  try {
    return { broken: await playTo(stand, cell, tell), story };
  } catch (error) {
    return { broken: [String(error)], story };
  } finally {
    await stand.mend();
  }
}

async function playTo(stand: Stand, cell: Cell, tell: (what: string) => void): Promise<readonly string[]> {
  const first = await stand.first();
  const bystander = cell.fault === "crash" ? null : await stand.second();
  const [goods, more] = await Promise.all([stand.sell(9, 1250), stand.sell(9, 700)]);
  const guest = await newGuest(first.handler);
  const { token, cartId } = guest;
  const inCart = async () => contentsOf(await stand.carts.read(cartId as CartId));
  await addOne(first, token, goods);
  await addOne(first, token, goods);
  const before = await inCart();
  const { digest, total } = await eventually(
    () => review(guest).catch(() => nothing),
    (seen) => seen.digest !== null,
  );

  const lies: string[] = [];
  const one = newCaller("the first caller", request(digest, paying(cell.card)));
  const two = cell.caller === "same" ? one : newCaller("the second caller", request(digest));
  const hear = async (caller: Caller, outcome: Outcome): Promise<void> => {
    caller.answers.push(outcome);
    tell(`${caller.name}: ${inWords(outcome)}`);
    if (await isLie(stand, outcome)) lies.push(`${caller.name} was told of a payment too early`);
  };
  const ask = async (caller: Caller, at: ApiProcess): Promise<void> =>
    hear(caller, await attempt(at, { token, input: caller.input }).outcome);
  const insist = async (caller: Caller, at: ApiProcess): Promise<void> => {
    for (let tries = 1; isOpen(caller.answers.at(-1) ?? nobody) && tries < 200; tries += 1) {
      // He waits as he is told, and time passes.
      if (tries % 8 === 0) await timePasses(stand, cartId);
      await new Promise((resolve) => setTimeout(resolve, 25));
      await ask(caller, at);
    }
  };

  let under: Attempt | undefined;
  const trouble = await disturb(stand, cell, { first, cartId, call: () => under });
  under = attempt(first, { token, input: one.input });
  const answered = under.outcome.then((outcome) => hear(one, outcome));
  await Promise.race([trouble.reached, cell.fault === "crash" ? first.gone : answered.then(neverThere)]);
  tell("the step is reached");
  await trouble.strike();
  const other = bystander ?? (await stand.replaceFirst());
  tell(`${cell.fault}; another process answers`);

  await addOne(other, token, more);
  await addOne(other, token, goods);
  const added = new Map([...(await inCart())].filter(([dot]) => !before.has(dot)));
  tell("another device has put something in");

  const second = attempt(other, { token, input: two.input }).outcome;
  const secondIsDone = second.then((outcome) => hear(two, outcome));
  await answeredOrHeld(stand, second);
  await trouble.between();
  if (cell.fault === "crash" || cell.fault === "pause past the TTL") {
    await timePasses(stand, cartId);
    tell("locks and leases have ended");
  }
  const secondIsThrough = secondIsDone.then(() => insist(two, other));
  if (cell.fault === "pause past the TTL") await secondIsThrough;
  await trouble.release();
  tell("the fault is over");
  await Promise.all([answered, secondIsThrough]);
  await trouble.over();
  // What nobody heard was answered all the same, and has to be as true.
  const unheard = await under.carriedOut;
  if (!one.answers.includes(unheard)) one.answers.unshift(unheard);
  await insist(one, other);
  await atRest(stand, cartId);
  tell("all is at rest");

  const found = await broken(stand, {
    cartId,
    before,
    added,
    stock: new Map([goods, more].map((variantId) => [variantId, 9])),
    total: total.amount,
    orders: ordersOf(cell),
    callers: [...new Set([one, two])].map(({ input, answers }) => ({ key: input.idempotencyKey, answers })),
  });
  return [...new Set([...lies, ...found])];
}

/** What a busy machine has not answered in time is asked again. */
const nothing = { digest: null, total: { amount: 0 } };

type Caller = {
  readonly name: string;
  readonly input: ReturnType<typeof request>;
  readonly answers: Outcome[];
};
const newCaller = (name: string, input: Caller["input"]): Caller => ({ name, input, answers: [] });

/** Nobody has bought with a card that was declined; who asks meanwhile may hear of that order, or come after it. */
const ordersOf = ({ card, caller }: Cell): Case["orders"] => {
  if (card === "ok") return [1];
  return caller === "same" ? [0] : [0, 1];
};

function startStory() {
  const began = performance.now();
  const story: string[] = [];
  return {
    story,
    tell: (what: string): void => void story.push(`${Math.round(performance.now() - began)} ms: ${what}`),
  };
}

const neverThere = (): never => {
  throw new Error("the first caller was answered and never came to the step");
};

/** Whoever is told that he has paid has paid by then. */
async function isLie({ sql }: Stand, outcome: Outcome): Promise<boolean> {
  if (outcome.kind === "unanswered" || outcome.reply.problem !== undefined) return false;
  const { orderId, status } = outcome.reply.data as { orderId: string; status: string };
  if (status !== "paid") return false;
  const paid = await sql`
    select from orders join test_payments on key = orders.id
    where orders.id = ${orderId} and status = 'paid' and captures = 1`;
  return paid.length === 0;
}

/** A device puts one more in, and tries until it is told that it is there. */
async function addOne({ handler }: ApiProcess, token: string, variantId: VariantId): Promise<void> {
  const input = { variantId, quantity: 1, operationId: randomUUID() };
  await eventually(
    () => call(handler, "cart.add", { input, token }),
    ({ status }) => status === 200,
  );
}
