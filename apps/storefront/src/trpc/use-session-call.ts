"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import { withSession } from "./with-session.ts";

/** Makes calls that ask who is there. A session that has run out is renewed by the tab's cart, whose session it is. */
export function useSessionCall(): <T>(call: () => Promise<T>) => Promise<T> {
  const cart = useCartClient();
  return (call) => withSession(() => cart.sync(), call);
}
