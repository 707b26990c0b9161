import type {
  Cart,
  CartId,
  CartProblem,
  Context,
  Delta,
  Dot,
  LineId,
  OperationId,
  RefusedDot,
  Variant,
} from "@dotcart/cart-domain";

/** A cart as the store holds it. `version` is raised by every change, and by nothing else; it is 0 where there is no cart. */
export type StoredCart = {
  readonly cart: Cart;
  readonly version: number;
  /** Milliseconds since the epoch of the latest change. */
  readonly at: number;
  /** Milliseconds since the epoch when the cart is forgotten unless it changes again, or a device looks at it (`take`). */
  readonly expiresAt: number;
  /** The cart it was merged into, when it was closed for good; else null. */
  readonly closedInto: CartId | null;
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
  | { readonly kind: "remove"; readonly line: LineId; readonly dots?: readonly Dot[] }
  | { readonly kind: "clear"; readonly dots?: readonly Dot[] }
);

export type Applied =
  | { readonly kind: "applied" | "replayed" | "unchanged"; readonly stored: StoredCart }
  | { readonly kind: "refused"; readonly problem: CartProblem };

export type Merged =
  | { readonly kind: "changed" | "unchanged" | "closed"; readonly stored: StoredCart }
  | { readonly kind: "no-such-cart" };

export type MergeOptions = {
  /** Whether to make the cart where there is none; a stale device would revive an expired one. */
  readonly create: boolean;
  readonly now: number;
  /** Whose every rid of the delta is from now on, whoever it was bound to before: a guest's, once merged. */
  readonly subject?: string | undefined;
  /** A change raises the version beyond this too: a cart that was healed never counts back. */
  readonly version?: number | undefined;
};

export type Taken =
  | {
      readonly kind: "changed" | "unchanged";
      readonly stored: StoredCart;
      /** In the order of the delta's entries. */
      readonly refused: readonly RefusedDot[];
    }
  | { readonly kind: "closed"; readonly stored: StoredCart }
  | { readonly kind: "no-such-cart" };

/** What a device says, and who it is. */
export type TakeOptions = {
  /** Within `ingressBounds`: every dot of its context is looked at by itself. */
  readonly delta: Delta;
  /** Visible ASCII without quotes and backslashes, at most 128 characters. */
  readonly subject: string;
  readonly create: boolean;
  readonly now: number;
  /**
   * What the device says it has seen. Joined into nothing: a dot of the server's own rid in it which the server
   * does not know shows that the server lost what it minted, and that rid is left.
   */
  readonly seen?: Context | undefined;
};

export type CloseOptions = { readonly into: CartId; readonly now: number };

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
  /** Joins a delta of our own, whatever it claims, into the cart. A closed cart takes nothing. */
  merge(id: CartId, delta: Delta, options: MergeOptions): Promise<Merged>;
  /**
   * Joins of a device's delta what the device may say, and answers which dots were refused. Of what is new here:
   *
   * - An entry under a rid that nobody has binds the rid to the subject. Under a rid that is somebody else's, or the
   *   one this store mints with, it is `foreign-rid`; under one rid more than 64, `too-many-replicas`; when 4,096 dots
   *   live already, `too-many-operations`.
   * - A dot without an entry counts when its rid is the subject's, or nobody's until now, which binds it too: a removal
   *   may overtake the add. Others would erase what is still to come; theirs are left out in silence.
   * - No more than 4,096 dots lie beyond a gap: what would come on top is `too-many-operations`, or left out.
   *
   * What is known already is nobody's news: it is not judged, and whoever saw it removed removes it.
   *
   * Whatever is said, and be it nothing: a cart that did not change for a day (or half its life) gets its whole life
   * again, which is a change.
   */
  take(id: CartId, options: TakeOptions): Promise<Taken>;
  /**
   * Closes a cart that was merged into another, for good: it takes nothing any more (`cart-closed`) and stays readable
   * for its life, so that a merge can be repeated. Announced like a change. A cart that is closed already stays as it
   * is, into whichever cart that was. Null when there is none.
   */
  close(id: CartId, options: CloseOptions): Promise<StoredCart | null>;
  /** The same store, in which a change gives another life. A cart is best read by the life it was changed with. */
  withLife(ttlSeconds: number): CartStore;
};
