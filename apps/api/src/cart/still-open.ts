import type { StoredCart } from "@dotcart/cart-store";
import { Refusal } from "../problem.ts";

export const merged = (): Refusal => new Refusal({ kind: "unauthorized", reason: "merged" });

/** The cart, unless it went into an account's: then its guest's token opens nothing any more, and is told nothing else. */
export function stillOpen(stored: StoredCart | null): StoredCart | null {
  if (stored !== null && stored.closedInto !== null) throw merged();
  return stored;
}
