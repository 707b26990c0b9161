"use client";

import { useCart } from "#cart/use-cart.tsx";

/** Undefined on the server and until the page has come to life: only a browser knows. */
export function useIsSignedIn(): boolean | undefined {
  const { identity, isKnown } = useCart();
  if (identity === null && !isKnown) return undefined;
  return identity?.kind === "account";
}
