"use client";

import { type UsedCart, useCart as useReplica } from "@dotcart/cart-client/react";

export type { Change as CartChange, Line as CartLineView, Restore } from "@dotcart/cart-client/core";

export type CartHandle = UsedCart & {
  /** Whether anybody knows what is in the cart: the device has said, or the server. */
  readonly isKnown: boolean;
};

/**
 * The tab's cart. A component reads one value and calls one function: the cart on the screen is a replica, so a change
 * is done when `apply` returns, and how it gets to the others is nobody's business here.
 */
export function useCart(): CartHandle {
  const cart = useReplica();
  return { ...cart, isKnown: cart.status !== "loading" };
}
