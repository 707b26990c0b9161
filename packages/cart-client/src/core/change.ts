import type { CartLine, Dot, Variant, VariantId } from "@dotcart/cart-domain";

/** What a shopper wants of the cart. */
export type Change =
  | { readonly kind: "add"; readonly variant: Variant; readonly quantity: number }
  /** A quantity of 0 takes the line out. */
  | { readonly kind: "setQuantity"; readonly variantId: VariantId; readonly quantity: number }
  | { readonly kind: "remove"; readonly variantId: VariantId }
  | { readonly kind: "clear" }
  | { readonly kind: "saveForLater"; readonly variantId: VariantId }
  | { readonly kind: "moveToCart"; readonly variantId: VariantId }
  | { readonly kind: "removeSaved"; readonly variantId: VariantId }
  /** The shopper agrees to the price as it is now. */
  | { readonly kind: "acceptPrice"; readonly variantId: VariantId }
  | Restore
  | { readonly kind: "undoMerge"; readonly receipt: { readonly dots: readonly Dot[] } };

/** Undo: puts lines back as they were shown, quantity and place, and takes out again what came in their stead. */
export type Restore = {
  readonly kind: "restore";
  readonly before: readonly CartLine[];
  readonly without?: readonly CartLine["line"][];
};
