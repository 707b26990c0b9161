import { contextOf, emptyContext, nextDot } from "./context.ts";
import type { Entry } from "./entry.ts";
import { lineFrom, lineOf } from "./line.ts";
import type { DotStore } from "./or-set.ts";
import type { Dot, Rid } from "./schema/dot.ts";
import type { VariantId } from "./schema/ids.ts";

export type Cart = DotStore<Entry>;
/** A delta is a cart: joined locally, then sent. Retry the delta, never the operation. */
export type Delta = Cart;

export const emptyCart: Cart = { entries: new Map(), context: emptyContext };

/** What an author brings to an operation: who mints, when, and the price on the screen. */
export type Author = { readonly rid: Rid; readonly now: number; readonly seen: number };

/** What an add or a set asks for. `quantity` is an integer from 1 to 9999 (a set may also say 0). */
export type Change = { readonly line: VariantId; readonly quantity: number };

/**
 * The dots the author was shown, when that is less than this replica holds. A dot that is not live here is ignored:
 * nobody can take out what was never minted, and a late retry takes out nothing newer.
 */
export type Shown = { readonly dots?: Iterable<Dot> | undefined };

export function add(cart: Cart, author: Author, { line, quantity }: Change): Delta {
  const dot = nextDot(cart.context, author.rid);
  return {
    entries: new Map([[dot, entryBy(cart, author, { kind: "add", line, quantity })]]),
    context: contextOf([dot]),
  };
}

/** Replaces what its author sees of the line. A quantity of 0 is a remove; one that changes nothing mints nothing. */
export function setQuantity(cart: Cart, author: Author, { line, quantity, dots }: Change & Shown): Delta {
  const observed = dotsOf(cart, line, { dots });
  if (quantity === 0) return consume(observed);
  const before = lineFrom(
    line,
    observed.map((dot) => [dot, cart.entries.get(dot) as Entry]),
  );
  if (before?.quantity === quantity && before.conflict === null) return emptyCart;
  const dot = nextDot(cart.context, author.rid);
  return {
    entries: new Map([[dot, entryBy(cart, author, { kind: "set", line, quantity })]]),
    context: contextOf([dot, ...observed]),
  };
}

/** Takes out what its author sees of the line, and nothing that was added unseen. Mints nothing. */
export const remove = (cart: Cart, line: VariantId, shown?: Shown): Delta =>
  consume(dotsOf(cart, line, shown));

/** Takes out everything its author sees. Mints nothing. */
export const clear = (cart: Cart, { dots }: Shown = {}): Delta =>
  consume(dots === undefined ? cart.entries.keys() : [...dots].filter((dot) => cart.entries.has(dot)));

/** Takes exactly these dots out: what an order charged, what a merge brought. Mints nothing. */
export function consume(dots: Iterable<Dot>): Delta {
  const context = contextOf(dots);
  return context.vector.size + context.cloud.size === 0 ? emptyCart : { ...emptyCart, context };
}

/** The live dots of a line, or those of them that were shown; in no particular order. */
export const dotsOf = (cart: Cart, line: VariantId, { dots }: Shown = {}): readonly Dot[] =>
  dots === undefined
    ? [...cart.entries].filter(([, entry]) => entry.line === line).map(([dot]) => dot)
    : [...new Set(dots)].filter((dot) => cart.entries.get(dot)?.line === line);

const entryBy = (
  cart: Cart,
  { now, seen }: Author,
  change: Pick<Entry, "kind" | "line" | "quantity">,
): Entry => ({
  ...change,
  seen,
  at: now,
  since: Math.min(now, lineOf(cart, change.line)?.since ?? now),
});
