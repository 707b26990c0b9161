"use client";

import { useTRPCClient } from "#trpc/browser.ts";
import { useSessionCall } from "#trpc/use-session-call.ts";
import { onceFree } from "./once-free.ts";
import type { OrderAddress } from "./use-order.ts";

/** Tells the shop what the shopper has to show for his second step. */
export function useConfirm(address: OrderAddress): (token: string) => Promise<unknown> {
  const { checkout } = useTRPCClient();
  const ask = useSessionCall();
  return (token) => onceFree(() => ask(() => checkout.confirm.mutate({ ...address, token })), pause);
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
