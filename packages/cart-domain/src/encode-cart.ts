import type { Cart } from "./cart.ts";
import { compareDots } from "./dot.ts";
import type { Entry } from "./entry.ts";
import type { LineId } from "./schema/ids.ts";
import { ascending, indexOf, wireOf } from "./wire.ts";

/**
 * Numbers of one entry: index of its rid, counter, quantity (negative for a set), index of its line, seen, and how long
 * after the line's `since` its own `at` and `since` are.
 */
export const ENTRY_WIDTH = 7;

/**
 * A cart as compact JSON: tables of strings, then numbers that point into them. One cart has one text, whatever order
 * it was built in, so equal texts mean equal carts. What is empty at the end is left out.
 *
 * `[version, rids, vector, cloud, lines, base, sinces, entries]`
 * - rids: ascending, 12 characters each, written one after another
 * - vector: for each rid the n that means 1..n
 * - cloud: the dots beyond it that carry no entry (an entry's own dot goes without saying)
 * - lines: ascending
 * - base: the smallest `since` of all; sinces: how long after it the smallest of each line is
 */
export function encodeCart({ entries, context }: Cart): string {
  const { wire, place } = wireOf(context);
  const cloud = [...context.cloud].filter((dot) => !entries.has(dot)).sort(compareDots);
  if (cloud.length + entries.size > 0) wire.push(cloud.flatMap(place));
  if (entries.size > 0) {
    const since = sinceByLine(entries.values());
    const lines = ascending([...since.keys()]);
    const lineIndex = indexOf(lines);
    const base = Math.min(...since.values());
    const sinceOf = (line: LineId) => since.get(line) ?? base;
    const live = [...entries].sort(([a], [b]) => compareDots(a, b));
    const numbers = live.flatMap(([dot, { kind, line, quantity, seen, at, since }]) => [
      ...place(dot),
      kind === "add" ? quantity : -quantity,
      lineIndex.get(line),
      seen,
      at - sinceOf(line),
      since - sinceOf(line),
    ]);
    wire.push(
      lines,
      base,
      lines.map((line) => sinceOf(line) - base),
      numbers,
    );
  }
  return JSON.stringify(wire);
}

function sinceByLine(entries: Iterable<Entry>): ReadonlyMap<LineId, number> {
  const sinces = new Map<LineId, number>();
  for (const { line, since } of entries) sinces.set(line, Math.min(since, sinces.get(line) ?? since));
  return sinces;
}
