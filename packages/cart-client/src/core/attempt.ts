import {
  type CartId,
  consume,
  type Delta,
  type Dot,
  isSaved,
  join,
  type OperationId,
  type RefusedDot,
} from "@dotcart/cart-domain";
import { type Answer, answerIn, type Question, questionOf } from "./exchange.ts";
import type { Holder } from "./holder.ts";
import type { Keeper } from "./keeper.ts";
import type { News } from "./news.ts";
import type { Cause } from "./passage.ts";
import type { CallProblem, CartApi, IdentityPort, Locks, Now, Renewed, ThinOperation } from "./ports.ts";
import { expired, heard, needsHealing, pendingDots, withoutSeal } from "./replica.ts";
import type { Rids } from "./rids.ts";
import type { Identity, Receipt } from "./snapshot.ts";
import { startSession } from "./start-session.ts";
import type { Situation } from "./status.ts";
import type { Outcome } from "./sync-loop.ts";

export type Attempt = {
  /** Talks to the server once, for the cart there is when it begins. */
  run(): Promise<Outcome>;
  isRunning(): boolean;
  latest(): Situation["latest"];
  /** Whether something was heard since this was asked last that other tabs should know. */
  hasNews(): boolean;
  /** Another cart is spoken of from now on. */
  forget(): void;
};

const isPassing = ({ kind }: CallProblem): boolean => kind === "unreachable" || kind === "unavailable";

type Malformed = { readonly dot: Dot; readonly problem: { readonly kind: "malformed" } };

/** How often one attempt goes on at once: a session begun, a token renewed, a seal let go, and then the thing itself. */
const TURNS = 4;
const MOST_DOTS = 512;
const HOUR_MILLISECONDS = 3_600_000;
const WEEK_MILLISECONDS = 7 * 24 * HOUR_MILLISECONDS;

export function createAttempt(options: {
  readonly identity: IdentityPort;
  readonly api: CartApi;
  readonly locks: Locks;
  readonly now: Now;
  readonly holder: Holder;
  readonly keeper: Keeper;
  readonly rids: Rids;
  readonly news: News;
  readonly switchTo: (to: Identity | null, cause: Cause) => Promise<void>;
  readonly learn: (delta: Delta) => void;
  readonly onReceipt: (receipt: Receipt) => void;
}): Attempt {
  const { identity, api, now, holder, keeper, rids, news, switchTo, learn } = options;
  let isRunning = false;
  let latest: Situation["latest"] = "answered";
  let hasNews = false;
  let most = MOST_DOTS;
  let wantsEverything = false;
  let isRefreshed = false;
  /** Whether the session opened anything yet: where cookies are blocked a new one would fare no better. */
  let isProven = true;
  let slidAt = Number.NEGATIVE_INFINITY;
  /** The cart whose mark was seen in this browser: only such a one can be found missing. */
  let marked: CartId | null = null;

  async function run(): Promise<Outcome> {
    isRunning = true;
    try {
      for (let turn = 0; turn < TURNS; turn++) {
        const outcome = await once();
        if (outcome !== "again") return outcome;
      }
      return "more";
    } finally {
      isRunning = false;
    }
  }

  async function once(): Promise<Outcome | "again"> {
    await lookAround();
    await slideOn();
    const kept = await keeper.save();
    const { identity: ours } = kept;
    if (ours === null) return await begin();
    if (ours.cartId !== holder.current().identity?.cartId) return "again";
    const question = questionOf(kept, { cartId: ours.cartId, most, wantsEverything });
    const reply = await api.sync(question.request);
    if (holder.current().identity?.cartId !== ours.cartId) return "again";
    if (!reply.ok) return await troubled(reply.problem, question, ours);
    const answer = answerIn(reply.value);
    return answer === null ? failed("refused") : await answered(answer, question);
  }

  function failed(how: "unreachable" | "refused"): Outcome {
    latest = how;
    return "failed";
  }

  /** Another tab may have signed in or out without this one hearing of it. */
  async function lookAround(): Promise<void> {
    const found = identity.current();
    const ours = holder.current().identity;
    if (found !== null) {
      marked = found.cartId;
      if (found.cartId !== ours?.cartId) await switchTo(found, "found");
    } else if (ours !== null && marked === ours.cartId) await switchTo(null, "ended");
  }

  /** The first session: only for a cart that has something in it. */
  async function begin(): Promise<Outcome | "again"> {
    if (pendingDots(holder.current()).length === 0) {
      latest = "answered";
      return "settled";
    }
    const begun = await startSession(options);
    if (!begun.ok) return failed(begun.problem.kind === "unreachable" ? "unreachable" : "refused");
    await switchTo(begun.value, "began");
    isProven = false;
    return "again";
  }

  async function answered(answer: Answer, { sent, dots }: Question): Promise<Outcome> {
    latest = "answered";
    isRefreshed = false;
    isProven = true;
    wantsEverything = false;
    most = Math.min(MOST_DOTS, most * 2);
    const before = holder.current().cart;
    const dropped = await judged(answer.refused);
    const { delta, have, version, sealed } = answer;
    holder.put(heard(holder.current(), { sent, delta, have, version, sealed, dropped, at: now() }));
    hasNews = true;
    learn(join(delta, consume(dropped)).state);
    if (!needsHealing(holder.current())) await rids.takeFrom(poolOf(), keeper.load);
    const left = pendingDots(holder.current());
    if (left.length === 0 && !needsHealing(holder.current())) return "settled";
    const isStuck = dots.length > 0 && left.join() === dots.join() && before === holder.current().cart;
    return isStuck ? failed("refused") : "more";
  }

  /** What is to be dropped of what was refused. A cart with all the minters it may have takes operations without a dot. */
  async function judged(refused: readonly RefusedDot[]): Promise<readonly Dot[]> {
    const dropped: Dot[] = [];
    for (const one of refused) {
      const operation = one.problem.kind === "too-many-replicas" ? thinOperation(one.dot) : null;
      const reply = operation === null ? null : await api.operate(operation);
      if (reply !== null && !reply.ok && isPassing(reply.problem)) continue;
      if (reply === null || !reply.ok) tellOf(one);
      dropped.push(one.dot);
    }
    return dropped;
  }

  /** The same wish without a dot of ours. The dot names it, so that a repetition has no effect. */
  function thinOperation(dot: Dot): ThinOperation | null {
    const entry = holder.current().cart.entries.get(dot);
    if (entry === undefined || isSaved(entry.line)) return null;
    const { kind, line: variantId, quantity } = entry;
    return {
      kind: kind === "add" ? "add" : "setQuantity",
      operationId: dot as string as OperationId,
      variantId,
      quantity,
    };
  }

  const poolOf = () => {
    const { own, retired } = holder.current();
    return [...own].filter((rid) => !retired.has(rid));
  };

  function tellOf({ dot, problem }: RefusedDot | Malformed): void {
    const entry = holder.current().cart.entries.get(dot);
    if (entry !== undefined)
      news.tell({ kind: "refused", dot, line: entry.line, quantity: entry.quantity, problem });
  }

  async function troubled(
    problem: CallProblem,
    question: Question,
    ours: Identity,
  ): Promise<Outcome | "again"> {
    switch (problem.kind) {
      case "unreachable":
        return failed("unreachable");
      case "unauthorized":
        return unauthorized(problem.reason, ours);
      case "cart-closed":
        return unauthorized("merged", ours);
      case "other-cart":
        return unauthorized("other-cart", ours);
      case "seal-refused":
        holder.put(problem.reason === "expired" ? expired(holder.current()) : withoutSeal(holder.current()));
        return "again";
      case "malformed-delta":
      case "delta-too-large":
        return smaller(question.dots);
      case "malformed-have":
        if (wantsEverything) return failed("refused");
        wantsEverything = true;
        return "again";
      case "unknown-wire-version":
        news.tell({ kind: "outdated" });
        return failed("refused");
      default:
        return failed("refused");
    }
  }

  /** Half of it may pass; what does not pass alone is dropped. */
  function smaller(dots: readonly Dot[]): Outcome | "again" {
    const [dot] = dots;
    if (dot === undefined) return failed("refused");
    if (dots.length > 1) {
      most = Math.ceil(dots.length / 2);
      return "again";
    }
    tellOf({ dot, problem: { kind: "malformed" } });
    learn(consume([dot]));
    return "again";
  }

  async function unauthorized(reason: string, ours: Identity): Promise<Outcome | "again"> {
    const found = identity.current();
    if (found !== null && found.cartId !== ours.cartId) {
      await switchTo(found, "found");
      return "again";
    }
    if (isRefreshed) return failed("refused");
    isRefreshed = true;
    const refreshed = reason === "merged" ? null : await api.refresh();
    if (refreshed?.ok) {
      await renewed(refreshed.value);
      return "again";
    }
    if (refreshed !== null && refreshed.problem.kind !== "unauthorized")
      return failed(refreshed.problem.kind === "unreachable" ? "unreachable" : "refused");
    if (!isProven) return failed("refused");
    identity.forget(ours.cartId);
    if (ours.kind === "account") news.tell({ kind: "session-ended" });
    await switchTo(null, "ended");
    return "again";
  }

  async function renewed({ identity: ours, receipt }: Renewed): Promise<void> {
    if (receipt !== null) options.onReceipt(receipt);
    await switchTo(ours, receipt === null ? "found" : "entered");
  }

  /** Slides a session on in its last week, once an hour at most, so that a cart in use never loses its session. */
  async function slideOn(): Promise<void> {
    const endsAt = identity.endsAt();
    if (endsAt === null || endsAt - now() > WEEK_MILLISECONDS || now() - slidAt < HOUR_MILLISECONDS) return;
    slidAt = now();
    const reply = await api.refresh();
    if (reply.ok) await renewed(reply.value);
  }

  return {
    run,
    isRunning: () => isRunning,
    latest: () => latest,
    hasNews() {
      const had = hasNews;
      hasNews = false;
      return had;
    },
    forget() {
      isRefreshed = false;
      wantsEverything = false;
      most = MOST_DOTS;
    },
  };
}
