import { counterOf, dotOf, ridOf } from "./dot.ts";
import type { Dot, Rid } from "./schema/dot.ts";

/**
 * The set of dots a replica has seen: `vector` maps rid → n and means 1..n, `cloud` holds the dots beyond a gap.
 * Always in normal form: no cloud dot that the vector covers or that would extend it, no zero in the vector.
 */
export type Context = { readonly vector: ReadonlyMap<Rid, number>; readonly cloud: ReadonlySet<Dot> };

export const emptyContext: Context = { vector: new Map(), cloud: new Set() };

export function knows(context: Context, dot: Dot): boolean {
  return counterOf(dot) <= (context.vector.get(ridOf(dot)) ?? 0) || context.cloud.has(dot);
}

export function contextOf(dots: Iterable<Dot>): Context {
  return normalise(new Map(), new Set(dots));
}

export function unionContexts(a: Context, b: Context): Context {
  const vector = new Map(a.vector);
  for (const [rid, n] of b.vector) if (n > (vector.get(rid) ?? 0)) vector.set(rid, n);
  if (a.cloud.size === 0 && b.cloud.size === 0) return { vector, cloud: a.cloud };
  return normalise(vector, new Set([...a.cloud, ...b.cloud]));
}

export function isContextSubset(a: Context, b: Context): boolean {
  for (const [rid, n] of a.vector) {
    const seen = b.vector.get(rid) ?? 0;
    for (let i = seen + 1; i <= n; i++) if (!b.cloud.has(dotOf(rid, i))) return false;
  }
  for (const dot of a.cloud) if (!knows(b, dot)) return false;
  return true;
}

/** The next dot `rid` may mint: one past everything it was ever seen to have minted. */
export function nextDot(context: Context, rid: Rid): Dot {
  let n = context.vector.get(rid) ?? 0;
  for (const dot of context.cloud) if (ridOf(dot) === rid) n = Math.max(n, counterOf(dot));
  return dotOf(rid, n + 1);
}

/** Absorbs cloud dots into the vector while they continue it. Takes ownership of both arguments. */
export function normalise(vector: Map<Rid, number>, cloud: Set<Dot>): Context {
  const sorted = [...cloud].sort((a, b) => counterOf(a) - counterOf(b));
  for (const dot of sorted) {
    const rid = ridOf(dot);
    const seen = vector.get(rid) ?? 0;
    const n = counterOf(dot);
    if (n <= seen) cloud.delete(dot);
    else if (n === seen + 1) {
      vector.set(rid, n);
      cloud.delete(dot);
    }
  }
  return { vector, cloud };
}
