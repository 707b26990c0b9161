import { type Context, isContextSubset, knows, unionContexts } from "./context.ts";
import type { Dot } from "./schema/dot.ts";

/**
 * A delta-state, add-wins OR-Set without tombstones: live dots with what they carry, and the context of every dot
 * seen. A delta is itself such a set. (Bieniusa et al. 2012; Almeida, Shoker, Baquero 2018)
 */
export type DotStore<E> = { readonly entries: ReadonlyMap<Dot, E>; readonly context: Context };

export type Joined<E> = { readonly state: DotStore<E>; readonly changed: boolean };

/** A dot survives when both sides hold it, or when the side without it never saw it. */
export function join<E>(a: DotStore<E>, b: DotStore<E>): Joined<E> {
  const entries = new Map<Dot, E>();
  let changed = false;
  for (const [dot, entry] of a.entries) {
    if (b.entries.has(dot) || !knows(b.context, dot)) entries.set(dot, entry);
    else changed = true;
  }
  for (const [dot, entry] of b.entries) {
    if (!a.entries.has(dot) && !knows(a.context, dot)) {
      entries.set(dot, entry);
      changed = true;
    }
  }
  if (!changed && isContextSubset(b.context, a.context)) return { state: a, changed: false };
  return { state: { entries, context: unionContexts(a.context, b.context) }, changed: true };
}
