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
 * its effect once; `dots` is what was on the screen when it was first sent, and is never looked up again.
 */
export type Operation = {
  readonly operationId: string;
  readonly change: CartChange;
  readonly dots?: readonly Dot[];
};

export type Outcome =
  | { readonly ok: true; readonly cart: CartView }
  | {
      readonly ok: false;
      readonly trouble: Trouble;
      /** The very same operation once more: should it have arrived after all, nothing happens twice. */
      readonly again: () => Promise<Outcome>;
    };

/** The dots a change is about, as the shopper sees them: the line's, or the whole cart's for `clear`. An add needs none. */
export function shownDots(change: CartChange, cart: CartView | null | undefined): readonly Dot[] | undefined {
  if (change.kind === "add" || !cart) return undefined;
  if (change.kind === "clear") return cart.lines.flatMap((line) => line.dots);
  return cart.lines.find((line) => line.variantId === change.variantId)?.dots;
}
