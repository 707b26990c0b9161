"use client";

import { useLocale } from "next-intl";
import { useEffect, useRef } from "react";
import { useCart } from "#cart/use-cart.tsx";
import { forgetCheckout } from "#checkout/forget-checkout.ts";
import { departed } from "./departure.ts";

/**
 * When somebody signs out, in this tab or another, this document ends: the pages that the router keeps, and whatever
 * they knew of him, go with it. A session that merely ran out is not that: its tab stays, and says so.
 */
export function FollowSignOut() {
  const locale = useLocale();
  const { identity, notices } = useCart();
  const wasSignedIn = useRef(false);
  const hasRunOut = notices.some(({ kind }) => kind === "session-ended");
  useEffect(() => {
    const isSignedIn = identity?.kind === "account";
    if (wasSignedIn.current && !isSignedIn && !hasRunOut) {
      const path = pathAfter(locale);
      forgetCheckout();
      void departed().then(() => window.location.replace(path));
    }
    wasSignedIn.current = isSignedIn;
  }, [identity, hasRunOut, locale]);
  return null;
}

/** Pages about an account or an order are nobody's now, an order's address may open it; any other page may stay. */
const pathAfter = (locale: string): string =>
  ["account", "orders", "checkout"].some((page) => window.location.pathname.startsWith(`/${locale}/${page}`))
    ? `/${locale}`
    : window.location.pathname + window.location.search;
