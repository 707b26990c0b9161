"use client";

import { useSyncExternalStore } from "react";
import type { CartClient, Snapshot } from "../core/snapshot.ts";
import { useCartClient } from "./cart-provider.tsx";

export type UsedCart = Snapshot & Pick<CartClient, "apply" | "sync" | "entered" | "left" | "dismiss">;

/** The cart as it is in this frame, and what can be done to it. On the server, and until the page is alive, it is `loading`. */
export function useCart(): UsedCart {
  const client = useCartClient();
  const snapshot = useSyncExternalStore(client.subscribe, client.snapshot, client.loading);
  const { apply, sync, entered, left, dismiss } = client;
  return { ...snapshot, apply, sync, entered, left, dismiss };
}
