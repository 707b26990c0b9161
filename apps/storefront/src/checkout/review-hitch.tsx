"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { HitchNote } from "#ui/hitch-note.tsx";
import { NotSaved } from "./saved-cart.ts";
import type { Reviewing } from "./use-review.ts";

/** Why the shop cannot say at the moment what it comes to. It is asked again by itself; nothing that was typed is lost. */
export function ReviewHitch({ reviewing }: { readonly reviewing: Reviewing }) {
  const t = useTranslations("Checkout");
  const { error, isOffline, askAnew } = reviewing;
  if (isOffline)
    return (
      <p role="alert" className="mt-3 flex gap-2.5 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">
        <WifiOff aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t("offline")}
      </p>
    );
  if (error === null) return null;
  return (
    <div className="mt-3">
      <HitchNote words={t(error instanceof NotSaved ? "notSaved" : "unreachable")} onAgain={askAnew} />
    </div>
  );
}
