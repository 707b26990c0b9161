import type { CartId } from "@dotcart/cart-domain";
import type { KeptCart } from "./kept-cart.ts";

/** A cart this process has been told of, or expects: what it was told with the writes since then done to it. */
export type KnownCart = { readonly kept: KeptCart; readonly told: KeptCart };

export type KnownCarts = {
  get(id: CartId): KnownCart | undefined;
  /** Takes `known` for the cart, unless something else than `base` is by now. */
  expect(id: CartId, base: KnownCart, known: KnownCart): void;
  /** Takes what Redis told somebody who knew `base`, unless something later is known by now. */
  learn(id: CartId, base: KnownCart | undefined, told: KeptCart): void;
  /** Forgets the cart if it builds on the same telling as this: some write of those did not happen as expected. */
  forget(id: CartId, known: KnownCart): void;
};

/**
 * The latest state of the carts this process works with, bounded by what they hold together; the one that was not
 * used for longest goes first. It saves decoding, never asking: whoever uses a state has Redis compare its mark.
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
    expect(id, base, known) {
      if (carts.get(id) !== base) return;
      take(id);
      put(id, known);
    },
    learn(id, base, told) {
      const known = carts.get(id);
      if (known !== undefined) {
        const isOlder = told.stored.version < known.kept.stored.version;
        if (known.kept === told || (isOlder && (known !== base || isExpected(known)))) return;
      }
      take(id);
      put(id, { kept: told, told });
    },
    forget(id, { told }) {
      if (carts.get(id)?.told === told) take(id);
    },
  };
}

function weightOf({ kept }: KnownCart): number {
  const { entries, context } = kept.stored.cart;
  return 1 + entries.size + context.vector.size + context.cloud.size;
}

const isExpected = ({ kept, told }: KnownCart): boolean => kept !== told;
