import type { Cart } from "./cart.ts";
import { compareDots } from "./dot.ts";
import type { Entry } from "./entry.ts";
import type { Dot } from "./schema/dot.ts";
import type { VariantId } from "./schema/ids.ts";

/** A line as the set tells it; names and prices come from the catalogue. */
export type CartLine = {
  readonly line: VariantId;
  readonly quantity: number;
  /** The differing quantities that replicas set at once, ascending; null when they agree. */
  readonly conflict: readonly number[] | null;
  /** Milliseconds since the epoch when the line first appeared, as far as anyone knows. */
  readonly since: number;
  /** The price seen by the latest operation on the line (largest `at`, then dot). */
  readonly seen: number;
  /** Milliseconds since the epoch of that operation. */
  readonly at: number;
  /** The live dots the line is made of, ascending: what a remove, a set or an order of this line takes out. */
  readonly dots: readonly Dot[];
};

export function lineOf(cart: Cart, line: VariantId): CartLine | undefined {
  return lineFrom(
    line,
    [...cart.entries].filter(([, entry]) => entry.line === line),
  );
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
    .flatMap(([line, group]) => lineFrom(line, group) ?? [])
    .sort((a, b) => a.since - b.since || compareDots(a.dots[0] as Dot, b.dots[0] as Dot));
}

export const lineCountOf = (cart: Cart): number =>
  new Set([...cart.entries.values()].map((entry) => entry.line)).size;

/** What these entries of one line come to; undefined when there are none. */
export function lineFrom(line: VariantId, entries: readonly (readonly [Dot, Entry])[]): CartLine | undefined {
  const [first, ...rest] = [...entries].sort(([a], [b]) => compareDots(a, b));
  if (first === undefined) return undefined;
  const group = [first, ...rest];
  const latest = group.reduce((best, pair) => (pair[1].at >= best[1].at ? pair : best))[1];
  const sets = new Set(group.filter(([, entry]) => entry.kind === "set").map(([, entry]) => entry.quantity));
  return {
    line,
    quantity: lineQuantity(group.map(([, entry]) => entry)),
    conflict: sets.size > 1 ? [...sets].sort((a, b) => a - b) : null,
    since: Math.min(...group.map(([, entry]) => entry.since)),
    seen: latest.seen,
    at: latest.at,
    dots: group.map(([dot]) => dot),
  };
}

/** Largest concurrent set plus the sum of adds: two devices that set 3 get 3; a set of 3 beside an add of 1 gives 4. */
export function lineQuantity(entries: Iterable<Pick<Entry, "kind" | "quantity">>): number {
  let set = 0;
  let added = 0;
  for (const { kind, quantity } of entries) {
    if (kind === "add") added += quantity;
    else set = Math.max(set, quantity);
  }
  return set + added;
}
