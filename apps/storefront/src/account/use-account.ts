"use client";

import { useQuery } from "@tanstack/react-query";
import { accountClient } from "./account-client.ts";

export const accountKey = ["account"] as const;

export type Account = { readonly name: string; readonly email: string; readonly isVerified: boolean };

/** Whose account it is; null for nobody's. It is asked for anew whenever the page is looked at again. */
export const useAccount = () =>
  useQuery({
    queryKey: accountKey,
    queryFn: readAccount,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: "always",
    retry: 1,
  });

export async function readAccount(): Promise<Account | null> {
  const { data, error } = await accountClient.getSession();
  if (error !== null && (error.status === 0 || error.status >= 500))
    throw new Error("The accounts are away.");
  if (data === null) return null;
  const { name, email, emailVerified: isVerified } = data.user;
  return { name, email, isVerified };
}
