"use client";

import { useTranslations } from "next-intl";
import { guestEnd } from "./guest-end.ts";
import { useCart } from "./use-cart.tsx";

/** For how long this cart is kept. An account's is kept for as long as its owner comes back. */
export function Kept() {
  const t = useTranslations("Cart");
  const { identity } = useCart();
  const end = identity?.kind === "guest" ? guestEnd(document.cookie) : null;
  return (
    <p className="mt-4 border-t border-line pt-4 text-sm text-ink-soft">
      {identity?.kind === "account" && t("keptInAccount")}
      {identity?.kind === "guest" && end !== null && t("kept", { date: new Date(end) })}
      {(identity === null || (identity.kind === "guest" && end === null)) && t("keptHere")}
    </p>
  );
}
