import type { Cart } from "./cart.ts";
import { compareDots } from "./dot.ts";
import type { Entry } from "./entry.ts";
import { isSaved } from "./saved.ts";
import type { Dot } from "./schema/dot.ts";
import type { LineId } from "./schema/ids.ts";
import { SharedMap } from "./shared-map.ts";

/** A line as the set tells it; names and prices come from the catalogue. */
export type CartLine = {
  readonly line: LineId;
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

/** A live dot with what it carries. */
export type Live = readonly [Dot, Entry];

export const lineOf = (cart: Cart, line: LineId): CartLine | undefined => lineFrom(liveOn(cart, line));

/** What is live on a line, in no particular order. */
export function liveOn({ entries }: Cart, line: LineId): readonly Live[] {
  if (entries instanceof SharedMap) return entries.on(line);
  const live: Live[] = [];
  entries.forEach((entry, dot) => {
    if (entry.line === line) live.push([dot, entry]);
  });
  return live;
}

/** What is in the cart, by the smallest `since`, then dot: in the order it was first added, the same on every replica. */
export const linesOf = (cart: Cart): readonly CartLine[] => linesWhere(cart, (line) => !isSaved(line));

/** What is saved for later, in the same order; `variantOf` says what each line is about. */
export const savedLinesOf = (cart: Cart): readonly CartLine[] => linesWhere(cart, isSaved);

/** How many lines are in the cart; those saved for later do not count. */
export function lineCountOf({ entries }: Cart): number {
  const lines = new Set<LineId>();
  for (const { line } of entries.values()) if (!isSaved(line)) lines.add(line);
  return lines.size;
}

function linesWhere({ entries }: Cart, isWanted: (line: LineId) => boolean): readonly CartLine[] {
  const groups = new Map<LineId, Live[]>();
  entries.forEach((entry, dot) => {
    if (!isWanted(entry.line)) return;
    const group = groups.get(entry.line);
    if (group === undefined) groups.set(entry.line, [[dot, entry]]);
    else group.push([dot, entry]);
  });
  return [...groups.values()]
    .flatMap((group) => lineFrom(group) ?? [])
    .sort((a, b) => a.since - b.since || compareDots(a.dots[0] as Dot, b.dots[0] as Dot));
}

/** What entries of one line come to; undefined when there are none. */
export function lineFrom(entries: readonly Live[]): CartLine | undefined {
  const live = [...entries].sort(([a], [b]) => compareDots(a, b));
  const [first] = live;
  if (first === undefined) return undefined;
  const said = live.map(([, entry]) => entry);
  const latest = said.reduce((best, entry) => (entry.at >= best.at ? entry : best));
  return {
    line: latest.line,
    quantity: lineQuantity(said),
    conflict: conflictIn(said),
    since: said.reduce((least, { since }) => Math.min(least, since), latest.since),
    seen: latest.seen,
    at: latest.at,
    dots: live.map(([dot]) => dot),
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

/** The quantities that live sets differ in, ascending; null when they agree. */
export function conflictIn(entries: Iterable<Pick<Entry, "kind" | "quantity">>): readonly number[] | null {
  const sets = new Set<number>();
  for (const { kind, quantity } of entries) if (kind === "set") sets.add(quantity);
  return sets.size > 1 ? [...sets].sort((a, b) => a - b) : null;
}
