import { counterOf, dotOf, MAX_COUNTER, ridOf } from "./dot.ts";
import { invariant } from "./invariant.ts";
import type { Dot, Rid } from "./schema/dot.ts";

/**
 * The set of dots a replica has seen: `vector` maps rid → n and means 1..n, `cloud` holds the dots beyond a gap.
 * Always in normal form: no cloud dot that the vector covers or that would extend it, no zero in the vector.
 */
export type Context = { readonly vector: ReadonlyMap<Rid, number>; readonly cloud: ReadonlySet<Dot> };

export const emptyContext: Context = { vector: new Map(), cloud: new Set() };

export const knows = ({ vector, cloud }: Context, dot: Dot): boolean =>
  counterOf(dot) <= (vector.get(ridOf(dot)) ?? 0) || cloud.has(dot);

const NO_CLOUD: ReadonlySet<Dot> = new Set();

export const contextOf = (dots: Iterable<Dot>): Context => normalise(new Map(), [...dots]);

/** Every dot that either side has seen; `a` itself when `b` tells it nothing. */
export function unionContexts(a: Context, b: Context): Context {
  const dots: Dot[] = [];
  const further: [Rid, number][] = [];
  for (const dot of b.cloud) if (!knows(a, dot)) dots.push(dot);
  for (const known of b.vector) if (known[1] > (a.vector.get(known[0]) ?? 0)) further.push(known);
  if (dots.length + further.length === 0) return a;
  const vector = new Map(a.vector);
  for (const [rid, n] of further) vector.set(rid, n);
  for (const dot of a.cloud) dots.push(dot);
  return normalise(vector, dots);
}

/** Normal form of 1..n for each rid and the dots beside it. Takes ownership of both arguments. */
export function normalise(vector: Map<Rid, number>, dots: Dot[]): Context {
  if (dots.length > 1) dots.sort((a, b) => counterOf(a) - counterOf(b));
  const cloud = dots.filter((dot) => {
    const n = counterOf(dot);
    const rid = ridOf(dot);
    const seen = vector.get(rid) ?? 0;
    if (n === seen + 1) vector.set(rid, n);
    return n > seen + 1;
  });
  return { vector, cloud: cloud.length === 0 ? NO_CLOUD : new Set(cloud) };
}

/** How many dots a context covers. */
export function dotCount({ vector, cloud }: Context): number {
  let count = cloud.size;
  for (const n of vector.values()) count += n;
  return count;
}

/** Every dot, one by one. Ask `dotCount` first: a vector of a few bytes can mean millions. */
export function dotsIn({ vector, cloud }: Context): Dot[] {
  const dots = [...cloud];
  for (const [rid, n] of vector) for (let i = 1; i <= n; i++) dots.push(dotOf(rid, i));
  return dots;
}

/** The next dot `rid` may mint: one past everything it was ever seen to have minted. */
export function nextDot({ vector, cloud }: Context, rid: Rid): Dot {
  let n = vector.get(rid) ?? 0;
  for (const dot of cloud) if (ridOf(dot) === rid) n = Math.max(n, counterOf(dot));
  invariant(n < MAX_COUNTER, "a rid is left before its counter runs out");
  return dotOf(rid, n + 1);
}
