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

export const contextOf = (dots: Iterable<Dot>): Context => normalise(emptyContext.vector, [...dots]);

/** Every dot that either side has seen; `a` itself when `b` tells it nothing. */
export function unionContexts(a: Context, b: Context): Context {
  const dots: Dot[] = [];
  for (const dot of b.cloud) if (!knows(a, dot)) dots.push(dot);
  let vector: Map<Rid, number> | null = null;
  for (const [rid, n] of b.vector)
    if (n > (a.vector.get(rid) ?? 0)) {
      vector ??= new Map(a.vector);
      vector.set(rid, n);
    }
  if (vector === null && dots.length === 0) return a;
  for (const dot of a.cloud) dots.push(dot);
  return normalise(vector ?? a.vector, dots);
}

/** Normal form of 1..n for each rid of the vector, and the dots beside it. */
export function normalise(vector: ReadonlyMap<Rid, number>, dots: readonly Dot[]): Context {
  const ascending = dots.length > 1 ? [...dots].sort((a, b) => counterOf(a) - counterOf(b)) : dots;
  let grown: Map<Rid, number> | null = null;
  const beyond: Dot[] = [];
  for (const dot of ascending) {
    const rid = ridOf(dot);
    const n = counterOf(dot);
    const seen = (grown ?? vector).get(rid) ?? 0;
    if (n > seen + 1) beyond.push(dot);
    else if (n === seen + 1) {
      grown ??= new Map(vector);
      grown.set(rid, n);
    }
  }
  return { vector: grown ?? vector, cloud: beyond.length === 0 ? emptyContext.cloud : new Set(beyond) };
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
