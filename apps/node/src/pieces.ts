import {
  type Cart,
  counterOf,
  type Delta,
  type Dot,
  dotOf,
  type Entry,
  type Have,
  knows,
  normalise,
  type Rid,
  ridOf,
} from "@dotcart/cart-domain";

/** What a piece may come to, in characters of its text. */
export const PIECE_SIZE = 14_000;
/** Up to so many missing dots of a rid go one by one, so that each takes along what travels beside it. */
const FEW = 512;
/** More than a dot, and the claim "1..n" of a rid, ever take. */
const DOT_SIZE = 28;
/** More than an entry ever takes, its dot, line and times included. */
const ENTRY_SIZE = 176;

/**
 * What a peer lacks, in pieces that are deltas themselves and fit into a message each. Joining all of them, in any order
 * and however often, leaves the peer with the join of both; joining some leaves less to tell. That holds because every dot
 * goes into a piece together with what lives under it, and a piece says "1..n" of a rid only where it holds everything
 * alive among those. No more is computed than is asked for.
 *
 * `extra` tells how many characters more a dot costs for what travels beside it.
 */
export function* piecesOf(cart: Cart, have: Have, extra: Extra = () => 0): Generator<Delta> {
  const cost = (dot: Dot) => {
    const entry = cart.entries.get(dot);
    return (entry === undefined ? DOT_SIZE : ENTRY_SIZE) + extra(dot, entry);
  };
  let open = emptyPiece();
  for (const part of partsOf(cart, have, cost)) {
    if (open.size > 0 && open.size + part.size > PIECE_SIZE) {
      yield closed(open, cart);
      open = emptyPiece();
    }
    open.size += part.size;
    if (part.upTo !== undefined) open.vector.set(...part.upTo);
    open.dots.push(...part.dots);
    open.live.push(...part.live);
  }
  if (open.size > 0) yield closed(open, cart);
}

export type Extra = (dot: Dot, entry: Entry | undefined) => number;

/** What is not cut any further: one dot, or the claim 1..n of one rid with everything alive under it. */
type Part = {
  readonly upTo?: readonly [Rid, number];
  readonly dots: readonly Dot[];
  readonly live: readonly Dot[];
  readonly size: number;
};

function* partsOf({ entries, context }: Cart, have: Have, cost: (dot: Dot) => number): Generator<Part> {
  const one = (dot: Dot): Part => ({ dots: [dot], live: entries.has(dot) ? [dot] : [], size: cost(dot) });
  for (const dot of have.live) if (knows(context, dot) && !entries.has(dot)) yield one(dot);
  for (const dot of context.cloud) if (!knows(have.context, dot)) yield one(dot);
  for (const [rid, n] of context.vector) {
    let from = have.context.vector.get(rid) ?? 0;
    if (n - from > FEW) {
      const claim = claimOf(rid, n, { entries, cost });
      if (claim.upTo[1] > from) {
        yield claim;
        from = claim.upTo[1];
      }
    }
    for (let i = from + 1; i <= n; i++) {
      const dot = dotOf(rid, i);
      if (!have.context.cloud.has(dot)) yield one(dot);
    }
  }
}

/** The largest "1..n" that fits into one piece with everything alive under it. */
function claimOf(
  rid: Rid,
  n: number,
  { entries, cost }: { entries: Cart["entries"]; cost: (dot: Dot) => number },
): Required<Part> {
  const live = [...entries.keys()]
    .filter((dot) => ridOf(dot) === rid && counterOf(dot) <= n)
    .sort((a, b) => counterOf(a) - counterOf(b));
  let size = DOT_SIZE;
  let fits = 0;
  for (const dot of live) {
    if (fits > 0 && size + cost(dot) > PIECE_SIZE) break;
    size += cost(dot);
    fits += 1;
  }
  const next = live[fits];
  return {
    upTo: [rid, next === undefined ? n : counterOf(next) - 1],
    dots: [],
    live: live.slice(0, fits),
    size,
  };
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
