"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { CartClient } from "../core/snapshot.ts";

const CartContext = createContext<CartClient | null>(null);

/** Hands one replica to everything below. `client` is made once per page, outside of any component. */
export const CartProvider = ({
  client,
  children,
}: {
  readonly client: CartClient;
  readonly children: ReactNode;
}) => <CartContext value={client}>{children}</CartContext>;

export function useCartClient(): CartClient {
  const client = useContext(CartContext);
  if (client === null) throw new Error("useCart is for components below a CartProvider.");
  return client;
}
