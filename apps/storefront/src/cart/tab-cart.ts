"use client";

import { createBrowserCartClient } from "@dotcart/cart-client/browser";
import { createLateCart } from "./late-cart.ts";

/** This tab's replica of the cart: one for the page, outside of whatever is drawn. */
export const tabCart = createLateCart((currency) => createBrowserCartClient({ currency }));
