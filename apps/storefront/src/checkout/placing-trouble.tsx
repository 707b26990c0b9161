"use client";

import { useTranslations } from "next-intl";
import { HitchNote } from "#ui/hitch-note.tsx";
import type { Placing } from "./use-placing.ts";

/** Why it was not ordered, or why nobody can tell. */
export function PlacingTrouble({ placing }: { readonly placing: Placing }) {
  const t = useTranslations("Checkout");
  const { trouble, phase, again } = placing;
  if (trouble === null) return null;
  if (phase === "stuck") return <HitchNote words={t("stuck")} onAgain={again} />;
  return <HitchNote words={t(`refused_${words[trouble.kind] ?? "other"}`)} onAgain={null} />;
}

const words: Readonly<Partial<Record<string, "session" | "over" | "provider" | "input">>> = {
  unauthorized: "session",
  "cart-closed": "session",
  "order-state": "over",
  "no-such-order": "over",
  "unknown-payment-provider": "provider",
  "invalid-input": "input",
};
