import { contextOf, emptyContext, nextDot } from "./context.ts";
import { compareDots } from "./dot.ts";
import type { DotStore } from "./or-set.ts";
import type { Dot, Rid } from "./schema/dot.ts";
import type { VariantId } from "./schema/ids.ts";

/** One add or set. Immutable: one dot, the same bytes everywhere. */
export type Entry = {
  readonly kind: "add" | "set";
  readonly line: VariantId;
  /** 1..9999 */
  readonly quantity: number;
  /** The price the shopper was shown, in minor units: evidence, never what is charged. */
  readonly seen: number;
  /** Milliseconds since the epoch of this operation; takes part in no decision. */
  readonly at: number;
  /** Milliseconds since the epoch when the line first appeared, as this entry's author knew it. */
  readonly since: number;
};

export type Cart = DotStore<Entry>;
/** A delta is a cart: joined locally, then sent. Retry the delta, never the operation. */
export type Delta = Cart;

export const emptyCart: Cart = { entries: new Map(), context: emptyContext };

/** What an author brings to an operation: who mints, when, and the price on the screen. */
export type Author = { readonly rid: Rid; readonly now: number; readonly seen: number };

export function add(cart: Cart, author: Author, change: { line: VariantId; quantity: number }): Delta {
  const dot = nextDot(cart.context, author.rid);
  return { entries: new Map([[dot, entryBy(cart, author, "add", change)]]), context: contextOf([dot]) };
}

/** Replaces what this replica sees of the line. A quantity of 0 is a remove; one that changes nothing mints nothing. */
export function setQuantity(
  cart: Cart,
  author: Author,
  change: { line: VariantId; quantity: number },
): Delta {
  if (change.quantity === 0) return remove(cart, change.line);
  const observed = dotsOf(cart, change.line);
  const line = lineOf(cart, change.line);
  if (line !== undefined && line.quantity === change.quantity && line.conflict === null) return emptyCart;
  const dot = nextDot(cart.context, author.rid);
  return {
    entries: new Map([[dot, entryBy(cart, author, "set", change)]]),
    context: contextOf([dot, ...observed]),
  };
}

export const remove = (cart: Cart, line: VariantId): Delta => consume(dotsOf(cart, line));

export const clear = (cart: Cart): Delta => consume(cart.entries.keys());

/** Takes exactly these dots out: what an order charged, what a remove saw. Mints nothing. */
export function consume(dots: Iterable<Dot>): Delta {
  const context = contextOf(dots);
  return {
    entries: emptyCart.entries,
    context: context.vector.size + context.cloud.size === 0 ? emptyContext : context,
  };
}

export const dotsOf = (cart: Cart, line: VariantId): readonly Dot[] =>
  [...cart.entries].filter(([, entry]) => entry.line === line).map(([dot]) => dot);

/** A line as the set tells it; names and prices come from the catalogue. */
export type CartLine = {
  readonly line: VariantId;
  readonly quantity: number;
  /** The differing quantities that replicas set at once, ascending; null when they agree. */
  readonly conflict: readonly number[] | null;
  readonly since: number;
  /** The price seen by the latest operation on the line (largest `at`, then dot). */
  readonly seen: number;
  readonly dots: readonly Dot[];
};

export function lineOf(cart: Cart, line: VariantId): CartLine | undefined {
  return linesOf(cart).find((candidate) => candidate.line === line);
}

/** Lines by the smallest `since`, then dot: the order they were first added in, the same on every replica. */
export function linesOf(cart: Cart): readonly CartLine[] {
  const groups = new Map<VariantId, [Dot, Entry][]>();
  for (const pair of cart.entries) {
    const group = groups.get(pair[1].line);
    if (group === undefined) groups.set(pair[1].line, [pair]);
    else group.push(pair);
  }
  return [...groups]
    .map(([line, group]) =>
      summarise(
        line,
        group.sort(([a], [b]) => compareDots(a, b)),
      ),
    )
    .sort((a, b) => a.since - b.since || compareDots(a.dots[0] as Dot, b.dots[0] as Dot));
}

/** Largest concurrent set plus the sum of adds: two devices that set 3 get 3; a set of 3 beside an add of 1 gives 4. */
function summarise(line: VariantId, group: readonly [Dot, Entry][]): CartLine {
  const sets = [...new Set(group.filter(([, e]) => e.kind === "set").map(([, e]) => e.quantity))].sort(
    (a, b) => a - b,
  );
  const added = group.reduce((sum, [, e]) => (e.kind === "add" ? sum + e.quantity : sum), 0);
  const latest = group.reduce((best, pair) => (pair[1].at >= best[1].at ? pair : best));
  return {
    line,
    quantity: (sets.at(-1) ?? 0) + added,
    conflict: sets.length > 1 ? sets : null,
    since: Math.min(...group.map(([, e]) => e.since)),
    seen: latest[1].seen,
    dots: group.map(([dot]) => dot),
  };
}

function entryBy(
  cart: Cart,
  author: Author,
  kind: Entry["kind"],
  change: { line: VariantId; quantity: number },
): Entry {
  const since = Math.min(
    author.now,
    ...[...cart.entries.values()].filter((e) => e.line === change.line).map((e) => e.since),
  );
  return { kind, line: change.line, quantity: change.quantity, seen: author.seen, at: author.now, since };
}
