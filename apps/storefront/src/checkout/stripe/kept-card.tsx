"use client";

import { CreditCard } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KnownCard } from "../payment-choice.ts";
import { cardName } from "./card-name.ts";

/** The card that was typed before: Stripe has it, and the page its name. */
export function KeptCard({ card, onChange }: { readonly card: KnownCard; readonly onChange: () => void }) {
  const t = useTranslations("Checkout");
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-3 rounded-2xl border border-edge p-4">
      <CreditCard aria-hidden className="size-5 text-ink-soft" />
      <span className="font-medium">{cardName(card)}</span>
      <button
        type="button"
        onClick={onChange}
        className="min-h-9 text-sm text-ink-soft underline underline-offset-4 hover:text-ink"
      >
        {t("stripeChange")}
      </button>
    </p>
  );
}
