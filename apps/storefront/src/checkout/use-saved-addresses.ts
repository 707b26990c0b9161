"use client";

import { useQuery } from "@tanstack/react-query";
import { type SavedAddress, useCheckoutCalls } from "./calls.ts";

const none: readonly SavedAddress[] = [];

/** The addresses of whoever is signed in, latest used first; none while they are not known, or cannot be had. */
export function useSavedAddresses(isSignedIn: boolean): {
  readonly saved: readonly SavedAddress[];
  readonly refresh: () => void;
} {
  const calls = useCheckoutCalls();
  const { data, refetch } = useQuery({
    queryKey: ["checkout-addresses"],
    queryFn: () => calls.addresses(),
    enabled: isSignedIn,
    staleTime: 30_000,
    gcTime: 0,
    retry: 1,
  });
  return { saved: isSignedIn ? (data ?? none) : none, refresh: () => void refetch() };
}
