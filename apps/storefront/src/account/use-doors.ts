"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import { useQueryClient } from "@tanstack/react-query";
import { forgetVisitedPages } from "#offline/forget-visited-pages.ts";
import { useTRPCClient } from "#trpc/browser.ts";
import { accountClient } from "./account-client.ts";
import { depart } from "./departure.ts";
import { forgetDatabases } from "./forget-databases.ts";
import { type AccountTrouble, troubleOf } from "./trouble.ts";
import { accountKey } from "./use-account.ts";

export type Doors = {
  /** Proves who somebody is, then takes him and his guest's cart to his own. Null when he is in. Never rejects. */
  signIn(credentials: { email: string; password: string }): Promise<AccountTrouble | null>;
  /** The second half alone, for whoever has just proved it in another way. */
  enter(): Promise<AccountTrouble | null>;
  /** Takes everything of his out of this browser and its other tabs. Never rejects. */
  leave(): Promise<AccountTrouble | null>;
};

/** The ways into an account and out of it. */
export function useDoors(): Doors {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const cart = useCartClient();

  async function enter(): Promise<AccountTrouble | null> {
    try {
      // What the guest did last goes into his cart before it is closed; what is under way then would stay behind.
      await cart.sync();
      const { cartId, receipt } = await client.session.enter.mutate();
      await cart.entered({ kind: "account", cartId }, receipt);
      await queries.invalidateQueries({ queryKey: accountKey });
      return null;
    } catch {
      return "unreachable";
    }
  }

  return {
    enter,
    async signIn(credentials) {
      return (await troubleOf(accountClient.signIn.email(credentials))) ?? (await enter());
    },
    leave: () =>
      depart(async () => {
        try {
          // A click of a moment ago belongs to the account: after this it could be told to nobody.
          await cart.sync();
          await client.session.leave.mutate();
        } catch {
          return "unreachable";
        }
        queries.removeQueries({ queryKey: accountKey });
        await forgetVisitedPages();
        await cart.left();
        await forgetDatabases();
        return null;
      }),
  };
}
