import { consume, type Delta, type Dot, join } from "@dotcart/cart-domain";
import { type Answer, answerIn, type Question, questionOf } from "./exchange.ts";
import type { Holder } from "./holder.ts";
import type { Judge } from "./judge.ts";
import type { Keeper } from "./keeper.ts";
import type { News } from "./news.ts";
import type { CallProblem, CartApi, Now } from "./ports.ts";
import { expired, heard, needsHealing, pendingDots, withoutSeal } from "./replica.ts";
import type { Rids } from "./rids.ts";
import type { Passed, Sessions } from "./sessions.ts";
import type { Identity } from "./snapshot.ts";
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

/** How often one attempt goes on at once: a session begun, a token renewed, a seal let go, and then the thing itself. */
const TURNS = 4;
const MOST_DOTS = 512;

type Turn = Passed | "settled" | "more";

/** What to say to the server, and what to make of its answer. */
export function createAttempt(options: {
  readonly api: CartApi;
  readonly now: Now;
  readonly holder: Holder;
  readonly keeper: Keeper;
  readonly rids: Rids;
  readonly news: News;
  readonly judge: Judge;
  readonly sessions: Sessions;
  readonly learn: (delta: Delta) => void;
}): Attempt {
  const { api, now, holder, keeper, rids, news, judge, sessions, learn } = options;
  let isRunning = false;
  let latest: Situation["latest"] = "answered";
  let hasNews = false;
  let most = MOST_DOTS;
  let wantsEverything = false;

  async function run(): Promise<Outcome> {
    isRunning = true;
    try {
      let turn: Turn = "again";
      for (let n = 0; n < TURNS && turn === "again"; n++) turn = await once();
      if (turn === "again") return "more";
      latest = turn === "settled" || turn === "more" ? "answered" : turn;
      return latest === "answered" ? (turn as Outcome) : "failed";
    } finally {
      isRunning = false;
    }
  }

  async function once(): Promise<Turn> {
    await sessions.lookAround();
    const kept = await keeper.save();
    const { identity: ours } = kept;
    if (ours === null) return pendingDots(holder.current()).length === 0 ? "settled" : sessions.begin();
    const isCurrent = () => holder.current().identity?.cartId === ours.cartId;
    if (!isCurrent()) return "again";
    const question = questionOf(kept, { cartId: ours.cartId, most, wantsEverything });
    const reply = await api.sync(question.request);
    if (!isCurrent()) return "again";
    if (!reply.ok) return troubled(reply.problem, question, ours);
    const answer = answerIn(reply.value);
    return answer === null ? "refused" : answered(answer, question);
  }

  async function answered(answer: Answer, { sent, dots, request }: Question): Promise<Turn> {
    sessions.opened();
    wantsEverything = false;
    most = Math.min(MOST_DOTS, most * 2);
    const before = holder.current().cart;
    const { dropped, isDoneOtherwise } = await judge.judge(answer.refused);
    const { delta, have, version, sealed } = answer;
    holder.put(heard(holder.current(), { sent, delta, have, version, sealed, dropped, at: now() }));
    hasNews = true;
    learn(join(delta, consume(dropped)).state);
    if (!needsHealing(holder.current())) await rids.takeFrom(pool(), keeper.load);
    // Only now is it known what the server lost: whoever asked waits until it has it back.
    const isToHeal = request.sealed === undefined && needsHealing(holder.current());
    if (isDoneOtherwise || isToHeal) return "again";
    const left = pendingDots(holder.current());
    if (left.length === 0 && !needsHealing(holder.current())) return "settled";
    const isStuck = dots.length > 0 && left.join() === dots.join() && before === holder.current().cart;
    return isStuck ? "refused" : "more";
  }

  const pool = () => {
    const { own, retired } = holder.current();
    return [...own].filter((rid) => !retired.has(rid));
  };

  async function troubled(problem: CallProblem, question: Question, ours: Identity): Promise<Turn> {
    switch (problem.kind) {
      case "unreachable":
        return "unreachable";
      case "unauthorized":
        return sessions.refused(problem.reason, ours);
      case "cart-closed":
        return sessions.refused("merged", ours);
      case "other-cart":
        return sessions.refused("other-cart", ours);
      case "seal-refused":
        holder.put(problem.reason === "expired" ? expired(holder.current()) : withoutSeal(holder.current()));
        return "again";
      case "malformed-delta":
      case "delta-too-large":
        return smaller(question.dots);
      case "malformed-have":
        if (wantsEverything) return "refused";
        wantsEverything = true;
        return "again";
      case "unknown-wire-version":
        news.tell({ kind: "outdated" });
        return "refused";
      default:
        return "refused";
    }
  }

  /** Half of it may pass; what does not pass alone is dropped. */
  function smaller(dots: readonly Dot[]): Turn {
    const [dot] = dots;
    if (dots.length > 1) most = Math.ceil(dots.length / 2);
    else if (dot !== undefined && judge.giveUp(dot)) learn(consume([dot]));
    else return "refused";
    return "again";
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
      wantsEverything = false;
      most = MOST_DOTS;
    },
  };
}
