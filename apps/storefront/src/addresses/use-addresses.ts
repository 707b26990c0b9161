"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPCClient } from "#trpc/browser.ts";

export type SavedAddress = { readonly id: string; readonly address: Address };

export const addressesKey = ["addresses"] as const;

/** An account's addresses, the one used last first, and what can be done to them. Nothing here rejects. */
export function useAddresses() {
  const { account } = useTRPCClient();
  const queries = useQueryClient();
  const { data, isError, refetch } = useQuery({
    queryKey: addressesKey,
    queryFn: ({ signal }): Promise<readonly SavedAddress[]> => account.addresses.query({}, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: 1,
  });

  /** Whether it was done; the list is asked for anew either way. */
  async function change(made: () => Promise<unknown>): Promise<boolean> {
    const isDone = await made().then(
      () => true,
      () => false,
    );
    await queries.invalidateQueries({ queryKey: addressesKey });
    return isDone;
  }

  return {
    /** Undefined while they are being asked for. */
    addresses: data,
    isFailed: isError && data === undefined,
    again: () => void refetch(),
    save: (address: Address, id?: string): Promise<boolean> =>
      change(() => account.saveAddress.mutate({ address, ...(id === undefined ? {} : { id }) })),
    remove: (id: string): Promise<boolean> => change(() => account.removeAddress.mutate({ id })),
  };
}
