import {
  contextOf,
  counterOf,
  type Delta,
  type Dot,
  type DotProblem,
  dotCount,
  dotsIn,
  type Entry,
  emptyContext,
  ingressBounds,
  invariant,
  knows,
  limits,
  type RefusedDot,
  type Rid,
  replicasOf,
  ridOf,
} from "@dotcart/cart-domain";
import { advance, type Bindings, bindAll, type Change, isRidSpent, type KeptCart } from "./kept-cart.ts";
import type { TakeOptions } from "./port.ts";

/** What a cart takes of a device's delta, whose the rids are then, and what it refused. */
export type Takings = {
  readonly delta: Delta;
  readonly bound: Bindings;
  readonly refused: readonly RefusedDot[];
};

/** What may be told apart in a delta: its entries, and the dots it claims without one. */
export type Said = { readonly entries: ReadonlyMap<Dot, Entry>; readonly claims: readonly Dot[] };

/** Takes a delta from outside apart. Every dot is listed from here on, so what it may claim must be bounded by now. */
export function saidIn({ entries, context }: Delta): Said {
  invariant(dotCount(context) <= ingressBounds.claims, "a device's delta came through its bounds");
  return { entries, claims: dotsIn(context).filter((dot) => !entries.has(dot)) };
}

/** The cart after taking what it takes; null when that changes nothing. */
export function advanceByDevice(
  kept: KeptCart,
  { delta, subject, seen = emptyContext }: Pick<TakeOptions, "delta" | "subject" | "seen">,
  change: Change & { readonly fresh: Rid },
): { readonly after: KeptCart | null; readonly refused: readonly RefusedDot[] } {
  const { fresh, ...rest } = change;
  const taken = takingsOf(kept, saidIn(delta), subject);
  const isSpent = isRidSpent(kept, seen) || isRidSpent(kept, delta.context);
  const rid = isSpent ? fresh : kept.rid;
  const renews = isOfYesterday(kept, rest);
  const after = advance(kept, taken.delta, { ...rest, rid, bound: taken.bound, renews });
  return { after, refused: taken.refused };
}

const DAY_MILLISECONDS = 86_400_000;

/** From then on (half of it, for a short life) whoever looks at the cart gives it its whole life again: one write a day. */
const isOfYesterday = ({ stored }: KeptCart, { at, ttlSeconds }: Change): boolean =>
  at - stored.at >= Math.min(DAY_MILLISECONDS, ttlSeconds * 500);

/** Decides dot by dot, entries before claims, each in the order it was said. */
export function takingsOf({ stored, rid, bindings }: KeptCart, said: Said, subject: string): Takings {
  const { cart } = stored;
  const isNews = (dot: Dot) => !knows(cart.context, dot);
  const removed = said.claims.filter((dot) => !isNews(dot));
  const rids = new Set(replicasOf(cart));
  const bound = new Map(bindings);
  const taken = new Map<Dot, Entry>();
  const refused: RefusedDot[] = [];
  let live = cart.entries.size - removed.filter((dot) => cart.entries.has(dot)).length;
  let loose = cart.context.cloud.size;

  /** A gap that nobody closes is kept for ever: there is room for those that order of arrival makes, not for more. */
  const isBeyond = (dot: Dot) => counterOf(dot) > (cart.context.vector.get(ridOf(dot)) ?? 0) + 1;
  const fits = (dot: Dot) => loose < limits.joinedDots || !isBeyond(dot);
  const settle = (dot: Dot) => {
    if (isBeyond(dot)) loose += 1;
  };

  function refusal(dot: Dot): DotProblem | null {
    const from = ridOf(dot);
    if (from === rid || (bound.get(from) ?? subject) !== subject) return { kind: "foreign-rid" };
    if (!rids.has(from) && rids.size >= limits.replicas)
      return { kind: "too-many-replicas", limit: limits.replicas };
    if (live >= limits.joinedDots || !fits(dot))
      return { kind: "too-many-operations", limit: limits.joinedDots };
    return null;
  }

  for (const [dot, entry] of said.entries) {
    if (!isNews(dot)) continue;
    const problem = refusal(dot);
    if (problem !== null) {
      refused.push({ dot, problem });
      continue;
    }
    taken.set(dot, entry);
    rids.add(ridOf(dot));
    bound.set(ridOf(dot), subject);
    settle(dot);
    live += 1;
  }
  const claimed = said.claims.filter((dot) => {
    const from = ridOf(dot);
    const isRoom = rids.has(from) || rids.size < limits.replicas;
    const isOurs = from !== rid && (bound.get(from) ?? subject) === subject;
    if (!isNews(dot) || !isOurs || !isRoom || !fits(dot)) return false;
    rids.add(from);
    bound.set(from, subject);
    settle(dot);
    return true;
  });
  return {
    delta: { entries: taken, context: contextOf([...taken.keys(), ...removed, ...claimed]) },
    bound: bindAll(bindings, [...taken.keys(), ...claimed].map(ridOf), subject),
    refused,
  };
}
