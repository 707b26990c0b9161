import type { Cart } from "./cart.ts";
import { compareDots, counterOf, ridOf } from "./dot.ts";
import type { Dot } from "./schema/dot.ts";

/** Raised whenever the shape or the meaning of the text changes; a reader refuses what it was not written for. */
export const WIRE_VERSION = 1;

/** Numbers of one entry: index of its rid, counter, quantity (negative for a set), index of its line, seen, at, since. */
export const ENTRY_WIDTH = 7;
/** Numbers of one cloud dot: index of its rid, counter. */
export const DOT_WIDTH = 2;

/**
 * A cart as compact JSON: tables of strings, then numbers that point into them. One cart has one text, whatever order
 * it was built in, so equal texts mean equal carts. What is empty at the end is left out.
 *
 * `[version, rids, vector, cloud, lines, base, entries]`
 * - rids: ascending, 12 characters each, written one after another
 * - vector: for each rid the n that means 1..n
 * - cloud: the dots beyond it that carry no entry (an entry's own dot goes without saying)
 * - lines: ascending; base: the smallest `since`, from which every time counts
 */
export function encodeCart({ entries, context }: Cart): string {
  const rids = ascending([...context.vector.keys(), ...[...context.cloud].map(ridOf)]);
  const lines = ascending([...entries.values()].map((entry) => entry.line));
  const ridIndex = indexOf(rids);
  const lineIndex = indexOf(lines);
  const base = [...entries.values()].reduce((least, { since }) => Math.min(least, since), Infinity);
  const place = (dot: Dot) => [ridIndex.get(ridOf(dot)), counterOf(dot)];

  const cloud = [...context.cloud].filter((dot) => !entries.has(dot)).sort(compareDots);
  const live = [...entries].sort(([a], [b]) => compareDots(a, b));
  const wire: unknown[] = [WIRE_VERSION, rids.join(""), rids.map((rid) => context.vector.get(rid) ?? 0)];
  if (cloud.length + live.length > 0) wire.push(cloud.flatMap(place));
  if (live.length > 0)
    wire.push(
      lines,
      base,
      live.flatMap(([dot, { kind, line, quantity, seen, at, since }]) => [
        ...place(dot),
        kind === "add" ? quantity : -quantity,
        lineIndex.get(line),
        seen,
        at - base,
        since - base,
      ]),
    );
  return JSON.stringify(wire);
}

const ascending = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

const indexOf = <T>(values: readonly T[]): ReadonlyMap<T, number> =>
  new Map(values.map((value, index) => [value, index]));
