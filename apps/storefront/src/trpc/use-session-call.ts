"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import { useTRPCClient } from "./browser.ts";
import { withSession } from "./with-session.ts";

/**
 * Makes calls that ask who is there. The tab's cart renews a session that has run out. With `begin`, a browser that has
 * none, as one that opened a mail's link, gets a guest's: for what is about to go into a cart.
 */
export function useSessionCall(): <T>(call: () => Promise<T>, options?: { begin?: boolean }) => Promise<T> {
  const client = useTRPCClient();
  const cart = useCartClient();
  return (call, { begin = false } = {}) =>
    withSession(async (reason) => {
      await cart.sync();
      if (begin && reason === "missing") await client.session.start.mutate();
    }, call);
}
