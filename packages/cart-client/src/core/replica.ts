import {
  type Cart,
  type Context,
  consume,
  type Delta,
  type Dot,
  dotsIn,
  emptyCart,
  emptyContext,
  type Have,
  haveOf,
  join,
  knows,
  type Rid,
  ridOf,
  unionContexts,
} from "@dotcart/cart-domain";
import { deltaOn, outgoing } from "./outgoing.ts";
import type { Identity } from "./snapshot.ts";

/** The server's signed snapshot, and what it holds: it is handed back when the server knows less. */
export type Seal = { readonly text: string; readonly have: Have };

/** What is known of the server: what it said it had, and when it said so (milliseconds since the epoch). */
export type Server = { readonly have: Have; readonly version: number; readonly at: number };

/** One browser's copy of one cart. Without an identity it is a cart that the server does not know of yet. */
export type Replica = {
  readonly identity: Identity | null;
  readonly cart: Cart;
  /** Rids that minted on this device: a pool for its tabs, and those whose dots it must tell. */
  readonly own: ReadonlySet<Rid>;
  /** Rids of `own` that minted into another cart before: never minted with here. */
  readonly retired: ReadonlySet<Rid>;
  readonly server: Server | null;
  readonly seal: Seal | null;
  /** The beginning of the seal that was refused last: no other tab brings it back. */
  readonly voidSeal: string | null;
  /** Dead dots the server was told of and has no use for. */
  readonly told: Context;
};

export const newReplica = (identity: Identity | null): Replica => ({
  identity,
  cart: emptyCart,
  own: new Set(),
  retired: new Set(),
  server: null,
  seal: null,
  voidSeal: null,
  told: emptyContext,
});

const nothing: Have = haveOf(emptyCart);

/** The replica with a delta joined in; the very same when the delta tells it nothing. */
export function joined(replica: Replica, delta: Delta): Replica {
  const { state, changed } = join(replica.cart, delta);
  return changed ? { ...replica, cart: state } : replica;
}

/** What a request may take for granted: the server's own word, and the seal's when that goes along. */
export function takenForGranted({ cart, server, seal, told }: Replica, isHealing: boolean): Have {
  const have = server?.have ?? nothing;
  const context = unionContexts(have.context, stillOfNoUse(told, cart, have));
  if (!isHealing || seal === null) return { context, live: have.live };
  return {
    context: unionContexts(context, seal.have.context),
    live: new Set([...have.live, ...seal.have.live]),
  };
}

/**
 * A server leaves out the dead dots of a rid it has no room for, or that is somebody else's there. Should it come to take an
 * entry of that rid, the dead dots go along with it, or the gap they leave would stay for ever.
 */
function stillOfNoUse(told: Context, cart: Cart, have: Have): Context {
  const dots = dotsIn(told);
  if (dots.length === 0) return told;
  const news = [...cart.entries.keys()].filter((dot) => !knows(have.context, dot));
  const speaking = new Set(news.map(ridOf));
  return consume(dots.filter((dot) => !speaking.has(ridOf(dot)))).context;
}

/** What the server has yet to be told. */
export const pendingDots = (replica: Replica): readonly Dot[] =>
  outgoing(replica.cart, takenForGranted(replica, needsHealing(replica)), replica.own);

/** Whether the server knows less than it once signed. Nothing is concluded before it has spoken. */
export const needsHealing = ({ server, seal }: Replica): boolean =>
  server !== null && seal !== null && !covers(server.have.context, seal.have.context);

export const covers = (all: Context, part: Context): boolean => unionContexts(all, part) === all;

export type Heard = {
  /** What was sent. */
  readonly sent: Delta;
  readonly delta: Delta;
  readonly have: Have;
  readonly version: number;
  readonly sealed: string | null;
  /** Dots to drop. */
  readonly dropped: readonly Dot[];
  readonly at: number;
};

/** The replica after an answer. What the server lost again since it last spoke is told again. */
export function heard(replica: Replica, { sent, delta, have, version, sealed, dropped, at }: Heard): Replica {
  const { cart } = joined(joined(replica, delta), consume(dropped));
  const seal = sealed === null ? null : { text: sealed, have };
  const lost = replica.server !== null && !covers(have.context, replica.server.have.context);
  return {
    ...replica,
    cart,
    server: { have, version, at },
    seal: newerSeal(replica.seal, seal),
    told: beyond(have.context, unionContexts(lost ? emptyContext : replica.told, deadIn(sent))),
  };
}

/** The dots of `part` that `all` does not know. */
const beyond = (all: Context, part: Context): Context =>
  consume(dotsIn(part).filter((dot) => !knows(all, dot))).context;

/** A delta's context is short: it is made of listed dots. */
const deadIn = ({ entries, context }: Delta): Context =>
  consume(dotsIn(context).filter((dot) => !entries.has(dot))).context;

/** Of two seals the one that holds more; the one held when neither holds the other, for it still has to heal. */
export function newerSeal(held: Seal | null, offered: Seal | null): Seal | null {
  if (held === null || offered === null || held.text === offered.text) return held ?? offered;
  return covers(offered.have.context, held.have.context) ? offered : held;
}

/** The seal was refused, and is no use to anybody. */
export const withoutSeal = (replica: Replica): Replica => ({
  ...replica,
  seal: null,
  voidSeal: replica.seal === null ? replica.voidSeal : beginningOf(replica.seal),
});

/** A seal begins with its signature, which no other has. */
export const beginningOf = ({ text }: Seal): string => text.slice(0, 48);

/** The cart expired: what the server once knew and has no more is over, what it never heard of is not. */
export function expired(replica: Replica): Replica {
  const { seal, server } = replica;
  const isOver = (dot: Dot): boolean =>
    seal !== null && knows(seal.have.context, dot) && !knows(server?.have.context ?? emptyContext, dot);
  const over = [...replica.cart.entries.keys()].filter(isOver);
  return withoutSeal(joined(replica, consume(over)));
}

/** What only this device knows of a cart: it goes along when the cart's session is over. */
export function carriedFrom(replica: Replica): { readonly delta: Delta; readonly own: ReadonlySet<Rid> } {
  // What that server had no use for, the next may have: the end of a dot that went into the account's cart meanwhile.
  const untold = { ...replica, told: emptyContext };
  const dots = outgoing(replica.cart, takenForGranted(untold, true), replica.own);
  return { delta: deltaOn(replica.cart, dots), own: replica.own };
}
