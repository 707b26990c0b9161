import type {
  Cart,
  CartId,
  CartProblem,
  Delta,
  Dot,
  OperationId,
  Variant,
  VariantId,
} from "@dotcart/cart-domain";

/** A cart as the store holds it. `version` is raised by every change, and by nothing else; it is 0 where there is no cart. */
export type StoredCart = {
  readonly cart: Cart;
  readonly version: number;
  /** Milliseconds since the epoch of the latest change. */
  readonly at: number;
  /** Milliseconds since the epoch when the cart is forgotten unless it changes again. */
  readonly expiresAt: number;
};

/**
 * An operation of a caller that keeps no replica. The store mints its dot under the cart's own server rid. `dots` are
 * those the caller was shown; absent means all there are when the operation is done. A set to 0 is a remove.
 */
export type ThinOperation = {
  readonly operationId: OperationId;
  /** Milliseconds since the epoch. */
  readonly now: number;
} & (
  | { readonly kind: "add"; readonly variant: Variant; readonly quantity: number }
  | {
      readonly kind: "setQuantity";
      readonly variant: Variant;
      readonly quantity: number;
      readonly dots?: readonly Dot[];
    }
  | { readonly kind: "remove"; readonly line: VariantId; readonly dots?: readonly Dot[] }
  | { readonly kind: "clear"; readonly dots?: readonly Dot[] }
);

export type Applied =
  | { readonly kind: "applied" | "replayed" | "unchanged"; readonly stored: StoredCart }
  | { readonly kind: "refused"; readonly problem: CartProblem };

export type Merged =
  | { readonly kind: "changed" | "unchanged"; readonly stored: StoredCart }
  | { readonly kind: "no-such-cart" };

/**
 * Remembers carts.
 *
 * Every write is atomic per cart: two calls that overlap leave the effect of both, in some order. A write that
 * was acknowledged is in every later read through the same store. A write whose reply was lost may be sent again,
 * by anyone, any number of times: it has its effect once.
 */
export type CartStore = {
  /** The cart as it is now, or null when there is none (never written, or expired). */
  read(id: CartId): Promise<StoredCart | null>;
  /**
   * Does one operation once. An operation id is remembered for 24 hours: a repetition answers `replayed` with the
   * cart as it is now; the same id with another content is refused (`operation-id-reused`). Whether the quantity
   * is allowed is decided against the line as it stands inside the same atomic step, so no interleaving gets past it.
   * A refused operation changes nothing and is not remembered. An add or a set makes the cart where there is none.
   */
  apply(id: CartId, operation: ThinOperation): Promise<Applied>;
  /** Joins a delta into the cart. Creates the cart only when told to, or a stale device would revive an expired one. */
  merge(
    id: CartId,
    delta: Delta,
    options: { readonly create: boolean; readonly now: number },
  ): Promise<Merged>;
};
