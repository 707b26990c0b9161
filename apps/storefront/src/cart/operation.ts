import type { CartLineView, CartView } from "@dotcart/api/router";
import type { Dot, VariantId } from "@dotcart/cart-domain";
import type { Trouble } from "#trpc/problem-of.ts";

export type { CartLineView, CartView };

/** What a shopper wants of the cart. */
export type CartChange =
  | { readonly kind: "add"; readonly variantId: VariantId; readonly quantity: number }
  | { readonly kind: "setQuantity"; readonly variantId: VariantId; readonly quantity: number }
  | { readonly kind: "remove"; readonly variantId: VariantId }
  | { readonly kind: "clear" };

/**
 * One wish under one name. The name is made by the click and kept over every repetition, so that a repeated wish has
 * its effect once; `dots` is what was on the screen when it was first sent, and is never looked up again: null says that
 * there was nothing to look at.
 */
export type Operation = {
  readonly operationId: string;
  readonly change: CartChange;
  /** Absent until it is sent for the first time. */
  readonly dots?: readonly Dot[] | null;
};

/** How one delivery ended. `operation` is the one that was sent, to be sent again as it is. */
export type Delivered =
  | { readonly ok: true; readonly cart: CartView }
  | { readonly ok: false; readonly trouble: Trouble; readonly operation: Operation };

export type Outcome =
  | { readonly ok: true; readonly cart: CartView }
  | {
      readonly ok: false;
      readonly trouble: Trouble;
      /** The very same operation once more: should it have arrived after all, nothing happens twice. */
      readonly again: () => Promise<Outcome>;
    };

/**
 * The dots a change is about, as the shopper sees them: the line's, none for a line that is not there, or the whole
 * cart's for `clear`. Null for an add, which needs none, and where there is no cart to see.
 */
export function shownDots(change: CartChange, cart: CartView | null | undefined): readonly Dot[] | null {
  if (change.kind === "add" || !cart) return null;
  if (change.kind === "clear") return cart.lines.flatMap((line) => line.dots);
  return cart.lines.find((line) => line.variantId === change.variantId)?.dots ?? [];
}
