"use client";

import { useSyncExternalStore } from "react";
import { createKept } from "./kept.ts";

/** The order that this tab placed last, and what was shown for it: whoever comes back to a checkout that is over is led to it. */
export type LastOrder = { readonly number: string; readonly path: string; readonly digest: string };

export const keptLastOrder = createKept<LastOrder | null>("checkout-done", (value) => {
  const { number, path, digest } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof number === "string" &&
    typeof path === "string" &&
    path.startsWith("/orders/") &&
    typeof digest === "string"
    ? { number, path, digest }
    : null;
});

export const useLastOrder = (): LastOrder | null =>
  useSyncExternalStore(keptLastOrder.subscribe, keptLastOrder.read, () => null);

/** The order's page below the language. The link is the shop's public one; we may be reached by another name. */
export function orderPath({ orderId, link }: { readonly orderId: string; readonly link: string }): string {
  const key = orderKey(link);
  return `/orders/${orderId}${key === null ? "" : `?key=${encodeURIComponent(key)}`}`;
}

export const orderKey = (link: string): string | null =>
  URL.canParse(link) ? new URL(link).searchParams.get("key") : null;
