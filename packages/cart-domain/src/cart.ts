import { contextOf, emptyContext, nextDot } from "./context.ts";
import { type Entry, isEntry } from "./entry.ts";
import { invariant } from "./invariant.ts";
import { conflictIn, type Live, lineQuantity, liveOn } from "./line.ts";
import type { DotStore } from "./or-set.ts";
import { isSaved } from "./saved.ts";
import type { Dot, Rid } from "./schema/dot.ts";
import type { LineId } from "./schema/ids.ts";

export type Cart = DotStore<Entry>;
/** A delta is a cart: joined locally, then sent. Retry the delta, never the operation. */
export type Delta = Cart;

export const emptyCart: Cart = { entries: new Map(), context: emptyContext };

/** What an author brings to an operation: who mints, when, and the price on the screen. */
export type Author = { readonly rid: Rid; readonly now: number; readonly seen: number };

/** What an add or a set asks for. `quantity` is an integer from 1 to 9999 (a set may also say 0). */
export type Change = { readonly line: LineId; readonly quantity: number };

/** When the line is known to have been there before, in milliseconds since the epoch: it gets its old place back. */
export type Placed = { readonly since?: number | undefined };

/**
 * The dots the author was shown, when that is less than this replica holds. A dot that is not live here is ignored:
 * nobody can take out what was never minted, and a late retry takes out nothing newer.
 */
export type Shown = { readonly dots?: Iterable<Dot> | undefined };

export const add = (cart: Cart, author: Author, { line, quantity }: Change): Delta =>
  minted(cart, author, { kind: "add", line, quantity }, { live: liveOn(cart, line), replaced: [] });

/** Replaces what its author sees of the line. A quantity of 0 is a remove; one that changes nothing mints nothing. */
export function setQuantity(cart: Cart, author: Author, change: Change & Shown & Placed): Delta {
  const { line, quantity, dots, since } = change;
  const live = liveOn(cart, line);
  const replaced = shownOf(live, dots);
  if (quantity === 0) return consume(replaced.map(dotIn));
  return isAlready(quantity, replaced)
    ? emptyCart
    : minted(cart, author, { kind: "set", line, quantity }, { live, replaced, since });
}

/** Takes out what its author sees of the line, and nothing that was added unseen. Mints nothing. */
export const remove = (cart: Cart, line: LineId, shown?: Shown): Delta => consume(dotsOf(cart, line, shown));

/** Takes out everything in the cart that its author sees, and leaves what is saved for later. Mints nothing. */
export function clear(cart: Cart, { dots = cart.entries.keys() }: Shown = {}): Delta {
  return consume([...dots].filter((dot) => isInCart(cart.entries.get(dot))));
}

const isInCart = (entry: Entry | undefined): boolean => entry !== undefined && !isSaved(entry.line);

/** Takes exactly these dots out: what an order charged, what a merge brought. Mints nothing. */
export function consume(dots: Iterable<Dot>): Delta {
  const taken = [...dots];
  return taken.length === 0 ? emptyCart : { ...emptyCart, context: contextOf(taken) };
}

/** The live dots of a line, or those of them that were shown; in no particular order. */
export const dotsOf = (cart: Cart, line: LineId, { dots }: Shown = {}): readonly Dot[] =>
  shownOf(liveOn(cart, line), dots).map(dotIn);

function shownOf(live: readonly Live[], dots: Iterable<Dot> | undefined): readonly Live[] {
  if (dots === undefined) return live;
  const shown = new Set(dots);
  return live.filter(([dot]) => shown.has(dot));
}

const dotIn = ([dot]: Live): Dot => dot;

/** Whether these entries already come to the quantity, and no sets among them disagree. */
function isAlready(quantity: number, live: readonly Live[]): boolean {
  const entries = live.map(([, entry]) => entry);
  return entries.length > 0 && lineQuantity(entries) === quantity && conflictIn(entries) === null;
}

/** A fresh dot with its entry, and in the context what it replaces. Throws when the change is out of range. */
function minted(
  cart: Cart,
  { rid, now, seen }: Author,
  { kind, line, quantity }: Pick<Entry, "kind" | "line" | "quantity">,
  from: { readonly live: readonly Live[]; readonly replaced: readonly Live[] } & Placed,
): Delta {
  const { live, replaced } = from;
  const dot = nextDot(cart.context, rid);
  let since = Math.min(now, from.since ?? now);
  for (const [, entry] of live) since = Math.min(since, entry.since);
  const entry: Entry = { kind, line, quantity, seen, at: now, since };
  invariant(isEntry(entry), "an operation is in range before it is minted");
  return { entries: new Map([[dot, entry]]), context: contextOf([dot, ...replaced.map(dotIn)]) };
}
