import {
  type Cart,
  counterOf,
  type Delta,
  type Dot,
  dotOf,
  type Entry,
  normalise,
  type Rid,
  ridOf,
} from "@dotcart/cart-domain";

/** What a piece may come to, in characters of its text. */
export const PIECE_SIZE = 14_000;
/** Up to so many dots of a rid go one by one, so that each takes along what travels beside it. */
const FEW = 512;
/** More than a dot, and the claim "1..n" of a rid, ever take. */
const DOT_SIZE = 28;
/** More than an entry ever takes, its dot, line and times included. */
const ENTRY_SIZE = 176;

/**
 * Cuts a delta into pieces that are deltas themselves, each about a message long; joining all of them, in any order and
 * however often, is joining the delta. That holds because every dot goes into a piece together with what lives under
 * it, and a piece says "1..n" of a rid only where it holds everything alive among those.
 *
 * `extra` tells how many characters more a dot costs for what travels beside it.
 */
export function* piecesOf(delta: Delta, extra: Extra = () => 0): Generator<Delta> {
  const cost = (dot: Dot) => {
    const entry = delta.entries.get(dot);
    return (entry === undefined ? DOT_SIZE : ENTRY_SIZE) + extra(dot, entry);
  };
  let open = emptyPiece();
  for (const part of partsOf(delta, cost)) {
    if (open.size > 0 && open.size + part.size > PIECE_SIZE) {
      yield closed(open, delta);
      open = emptyPiece();
    }
    open.size += part.size;
    if (part.upTo !== undefined) open.vector.set(...part.upTo);
    open.dots.push(...part.dots);
    open.live.push(...part.live);
  }
  if (open.size > 0) yield closed(open, delta);
}

export type Extra = (dot: Dot, entry: Entry | undefined) => number;

/** What is not cut any further: one dot, or the claim 1..n of one rid with everything alive under it. */
type Part = {
  readonly upTo?: readonly [Rid, number];
  readonly dots: readonly Dot[];
  readonly live: readonly Dot[];
  readonly size: number;
};

function* partsOf({ entries, context }: Cart, cost: (dot: Dot) => number): Generator<Part> {
  const one = (dot: Dot): Part => ({ dots: [dot], live: entries.has(dot) ? [dot] : [], size: cost(dot) });
  for (const dot of context.cloud) yield one(dot);
  const alive = Map.groupBy(entries.keys(), ridOf);
  for (const [rid, n] of context.vector) {
    if (n <= FEW) {
      for (let i = 1; i <= n; i++) yield one(dotOf(rid, i));
      continue;
    }
    const live = (alive.get(rid) ?? [])
      .filter((dot) => counterOf(dot) <= n)
      .sort((a, b) => counterOf(a) - counterOf(b));
    const { claim, upTo } = claimOf(rid, n, { live, cost });
    yield claim;
    for (let i = upTo + 1; i <= n; i++) yield one(dotOf(rid, i));
  }
}

/** The largest "1..n" that fits into one piece with everything alive under it. */
function claimOf(
  rid: Rid,
  n: number,
  { live, cost }: { live: readonly Dot[]; cost: (dot: Dot) => number },
): { claim: Part; upTo: number } {
  let size = DOT_SIZE;
  let fits = 0;
  for (const dot of live) {
    if (fits > 0 && size + cost(dot) > PIECE_SIZE) break;
    size += cost(dot);
    fits += 1;
  }
  const next = live[fits];
  const upTo = next === undefined ? n : counterOf(next) - 1;
  return { claim: { upTo: [rid, upTo], dots: [], live: live.slice(0, fits), size }, upTo };
}

type Open = { size: number; vector: Map<Rid, number>; dots: Dot[]; live: Dot[] };

const emptyPiece = (): Open => ({ size: 0, vector: new Map(), dots: [], live: [] });

function closed({ vector, dots, live }: Open, { entries }: Cart): Delta {
  const carried = new Map<Dot, Entry>();
  for (const dot of live) {
    const entry = entries.get(dot);
    if (entry !== undefined) carried.set(dot, entry);
  }
  return { entries: carried, context: normalise(vector, dots) };
}
