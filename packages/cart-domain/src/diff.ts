import { type Cart, type Delta, emptyCart } from "./cart.ts";
import { type Context, knows, normalise } from "./context.ts";
import { dotOf, ridOf } from "./dot.ts";
import type { Dot, Rid } from "./schema/dot.ts";

/** What a peer says it has: every dot it has seen, and which of them live. Used to compute a reply, never joined. */
export type Have = { readonly context: Context; readonly live: ReadonlySet<Dot> };

export const haveOf = ({ entries, context }: Cart): Have => ({ context, live: new Set(entries.keys()) });

/**
 * What the peer lacks: the entries its context does not know and the removals it has not seen. Complete (joining it
 * leaves the peer with the join of both) and empty once there is nothing to tell. It says nothing this cart does not
 * know, so joining it is harmless whatever the peer has done meanwhile.
 */
export function diff(cart: Cart, have: Have): Delta {
  const dots = [...have.live].filter((dot) => knows(cart.context, dot) && !cart.entries.has(dot));
  for (const dot of cart.context.cloud) if (!knows(have.context, dot)) dots.push(dot);
  const vector = new Map<Rid, number>();
  const behind = [...cart.context.vector].filter(([rid, n]) => n > (have.context.vector.get(rid) ?? 0));
  const repeats = behind.length === 0 ? new Map<Rid, number>() : repeatsIn(cart, have);
  for (const [rid, n] of behind) {
    const missing = missingDots(have, { rid, n, repeated: repeats.get(rid) ?? 0 });
    if (missing === null) vector.set(rid, n);
    else dots.push(...missing);
  }
  if (vector.size + dots.length === 0) return emptyCart;
  const context = normalise(vector, dots);
  return { entries: new Map([...cart.entries].filter(([dot]) => knows(context, dot))), context };
}

/** How many dots are named one by one rather than repeating an entry the peer has. */
const DOTS_PER_ENTRY = 4;

/** Of each rid, how many live entries the peer has already: about as many would be told again under a "1..n". */
function repeatsIn({ entries }: Cart, have: Have): ReadonlyMap<Rid, number> {
  const repeats = new Map<Rid, number>();
  for (const dot of entries.keys())
    if (knows(have.context, dot)) repeats.set(ridOf(dot), (repeats.get(ridOf(dot)) ?? 0) + 1);
  return repeats;
}

/**
 * The dots of `rid` up to n that the peer has not seen, or null where it is shorter to say "1..n": that is true too,
 * but the live entries it covers must then be told again, or the peer would take them for removed.
 */
function missingDots(
  have: Have,
  { rid, n, repeated }: { readonly rid: Rid; readonly n: number; readonly repeated: number },
): readonly Dot[] | null {
  const from = have.context.vector.get(rid) ?? 0;
  if (n - from > repeated * DOTS_PER_ENTRY) return null;
  const missing: Dot[] = [];
  for (let i = from + 1; i <= n; i++) if (!have.context.cloud.has(dotOf(rid, i))) missing.push(dotOf(rid, i));
  return missing;
}
