/**
 * One thing a shopper did, in the oracle's own words: what it put in, and which dots its author saw and took out.
 * The oracle asks a screen what was there before and how the new thing is called; it never reads a delta.
 */
export type Operation = {
  /** Its place in the history, from 0. */
  readonly number: number;
  /** The tab that did it, or who else took part. */
  readonly author: string;
  /** What it put in; null for a removal. */
  readonly put: Put | null;
  readonly kills: ReadonlySet<string>;
};

export type Put = {
  readonly dot: string;
  readonly kind: "add" | "set";
  readonly line: string;
  readonly quantity: number;
  /** The price its author was shown, in minor units. */
  readonly seen: number;
  /** Milliseconds since the epoch, by the author's clock. */
  readonly at: number;
  /** Milliseconds since the epoch when the line first appeared, as the author knew it. */
  readonly since: number;
};

/** A line as it must be shown. */
export type ShownLine = {
  readonly line: string;
  readonly quantity: number;
  readonly conflict: readonly number[] | null;
  readonly since: number;
  readonly seen: number;
  /** Ascending by rid, then by counter. */
  readonly dots: readonly string[];
};

/** The whole spec of a cart's quantities: largest live set and the sum of live adds; lines by when they first appeared. */
export function linesFrom(live: readonly Put[]): readonly ShownLine[] {
  const byLine = new Map<string, Put[]>();
  for (const put of [...live].sort((a, b) => compareDots(a.dot, b.dot)))
    byLine.set(put.line, [...(byLine.get(put.line) ?? []), put]);
  return [...byLine]
    .map(([line, puts]) => lineFrom(line, puts))
    .sort((a, b) => a.since - b.since || compareDots(a.dots[0] ?? "", b.dots[0] ?? ""));
}

function lineFrom(line: string, puts: readonly Put[]): ShownLine {
  const sets = puts.filter(({ kind }) => kind === "set").map(({ quantity }) => quantity);
  const adds = puts.filter(({ kind }) => kind === "add").map(({ quantity }) => quantity);
  const latest = puts.reduce((best, put) => (put.at >= best.at ? put : best));
  const differing = [...new Set(sets)].sort((a, b) => a - b);
  return {
    line,
    quantity: Math.max(0, ...sets) + adds.reduce((sum, quantity) => sum + quantity, 0),
    conflict: differing.length > 1 ? differing : null,
    since: Math.min(...puts.map(({ since }) => since)),
    seen: latest.seen,
    dots: puts.map(({ dot }) => dot),
  };
}

function compareDots(a: string, b: string): number {
  const [ridA = "", nA = "0"] = a.split(":");
  const [ridB = "", nB = "0"] = b.split(":");
  if (ridA !== ridB) return ridA < ridB ? -1 : 1;
  return Number(nA) - Number(nB);
}
