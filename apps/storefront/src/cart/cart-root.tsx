"use client";

import { CartProvider } from "@dotcart/cart-client/react";
import type { ReactNode } from "react";
import { tabCart } from "./tab-cart.ts";

/** Hands the tab's cart to everything below. */
export const CartRoot = ({ children }: { readonly children: ReactNode }) => (
  <CartProvider client={tabCart.client}>{children}</CartProvider>
);
