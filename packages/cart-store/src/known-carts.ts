import type { CartId } from "@dotcart/cart-domain";
import type { KeptCart } from "./fields.ts";

/**
 * A cart this process has seen, by the mark of its state. `kept` may still be on its way: a write that is expected to
 * leave that mark. It comes to null when it did not.
 */
export type KnownCart = { readonly mark: string; readonly kept: KeptCart | Promise<KeptCart | null> };

export type KnownCarts = {
  get(id: CartId): KnownCart | undefined;
  /** Puts `after` in the place of `before`, unless something else has taken it meanwhile. */
  replace(id: CartId, before: KnownCart | undefined, after: KnownCart | undefined): void;
};

/**
 * The latest state of the carts this process works with, bounded by what they hold together; the one that was not
 * used for longest goes first. It saves decoding, never asking: whoever uses a state has asked Redis for its mark.
 */
export function createKnownCarts(maxEntries: number): KnownCarts {
  const carts = new Map<CartId, KnownCart>();
  let held = 0;

  function take(id: CartId): KnownCart | undefined {
    const known = carts.get(id);
    if (known === undefined) return undefined;
    carts.delete(id);
    held -= weightOf(known);
    return known;
  }

  function put(id: CartId, known: KnownCart): void {
    carts.set(id, known);
    held += weightOf(known);
    for (const oldest of carts.keys()) {
      if (held <= maxEntries) return;
      take(oldest);
    }
  }

  return {
    get(id) {
      const known = take(id);
      if (known !== undefined) put(id, known);
      return known;
    },
    replace(id, before, after) {
      if (carts.get(id) !== before) return;
      take(id);
      if (after !== undefined) put(id, after);
    },
  };
}

function weightOf({ kept }: KnownCart): number {
  if (kept instanceof Promise) return 1;
  const { entries, context } = kept.stored.cart;
  return 1 + entries.size + context.vector.size + context.cloud.size;
}
