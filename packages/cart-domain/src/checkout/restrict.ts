import type { Cart } from "../cart.ts";
import { contextOf } from "../context.ts";
import type { Entry } from "../entry.ts";
import { isSaved } from "../saved.ts";
import type { Dot } from "../schema/dot.ts";

/**
 * The cart of these dots alone, of those that are live: what a shopper was shown, without what came since. What is
 * saved for later never takes part. `consume` of its dots takes out exactly what is in it.
 */
export function restrict(cart: Cart, dots: Iterable<Dot>): Cart {
  const entries = new Map<Dot, Entry>();
  for (const dot of dots) {
    const entry = cart.entries.get(dot);
    if (entry !== undefined && !isSaved(entry.line)) entries.set(dot, entry);
  }
  return { entries, context: contextOf(entries.keys()) };
}
