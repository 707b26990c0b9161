import { type Context, dotCount, dotsIn, knows, unionContexts } from "./context.ts";
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
  const gone = liveDotsIn(a, b.context).filter((dot) => !b.entries.has(dot));
  const come: [Dot, E][] = [];
  b.entries.forEach((entry, dot) => {
    if (!knows(a.context, dot)) come.push([dot, entry]);
  });
  const context = unionContexts(a.context, b.context);
  if (gone.length + come.length === 0)
    return context === a.context ? { state: a, changed: false } : { state: { ...a, context }, changed: true };
  return { state: { entries: SharedMap.of(a.entries).changed(gone, come), context }, changed: true };
}

/** The dots of `context` that are live here, found from the smaller side. */
function liveDotsIn<E extends OnLine>({ entries }: DotStore<E>, context: Context): Dot[] {
  if (dotCount(context) < entries.size) return dotsIn(context).filter((dot) => entries.has(dot));
  const live: Dot[] = [];
  entries.forEach((_, dot) => {
    if (knows(context, dot)) live.push(dot);
  });
  return live;
}
