import { type Context, dotCount, knows, unionContexts } from "./context.ts";
import { dotOf } from "./dot.ts";
import type { Dot } from "./schema/dot.ts";
import { type OnLine, SharedMap } from "./shared-map.ts";

/**
 * A delta-state, add-wins OR-Set without tombstones: live dots with what they carry, and the context of every dot
 * seen. A delta is itself such a set. (Bieniusa et al. 2012; Almeida, Shoker, Baquero 2018)
 */
export type DotStore<E extends OnLine> = { readonly entries: ReadonlyMap<Dot, E>; readonly context: Context };

/** `changed` is exact: when it is false, the state is the one that was given. */
export type Joined<E extends OnLine> = { readonly state: DotStore<E>; readonly changed: boolean };

/** A dot survives when both sides hold it, or when the side without it never saw it. */
export function join<E extends OnLine>(a: DotStore<E>, b: DotStore<E>): Joined<E> {
  const gone: Dot[] = [];
  const come: [Dot, E][] = [];
  eachLiveIn(a, b.context, (dot) => {
    if (!b.entries.has(dot)) gone.push(dot);
  });
  for (const pair of b.entries) if (!knows(a.context, pair[0])) come.push(pair);
  const context = unionContexts(a.context, b.context);
  if (gone.length + come.length > 0)
    return { state: { entries: SharedMap.of(a.entries).changed(gone, come), context }, changed: true };
  if (context === a.context) return { state: a, changed: false };
  return { state: { entries: a.entries, context }, changed: true };
}

/** Visits the dots of `context` that are live here, from whichever side is shorter. */
function eachLiveIn<E extends OnLine>(
  { entries }: DotStore<E>,
  context: Context,
  visit: (dot: Dot) => void,
): void {
  if (dotCount(context) > entries.size) {
    for (const dot of entries.keys()) if (knows(context, dot)) visit(dot);
    return;
  }
  for (const dot of context.cloud) if (entries.has(dot)) visit(dot);
  for (const [rid, n] of context.vector)
    for (let i = 1; i <= n; i++) {
      const dot = dotOf(rid, i);
      if (entries.has(dot)) visit(dot);
    }
}
