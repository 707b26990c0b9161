"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Reviewing } from "#checkout/use-review.ts";
import { formatMoney } from "#format/money.ts";
import { deliveryNudge } from "./delivery-nudge.ts";

/** How much is missing to free delivery, in words and as a bar; paler while it is worked out anew, as the sums are. */
export function DeliveryNudgeBar({
  estimate: { review, error, isSettling },
}: {
  readonly estimate: Reviewing;
}) {
  const t = useTranslations("Estimate");
  const locale = useLocale();
  // Most shops have such a way of delivery, so its place is kept until it is known.
  if (review === null && error === null) return <div className="mt-3 h-8.5" />;
  const nudge = review === null ? null : deliveryNudge(review);
  if (nudge === null) return null;
  const { name, missing, share } = nudge;
  return (
    <div data-testid="nudge" className="mt-3">
      <p className={`text-sm transition-colors ${isSettling ? "text-ink-soft" : ""}`}>
        {missing.amount === 0
          ? t("nudgeDone", { name })
          : t("nudge", { name, missing: formatMoney(missing, locale) })}
      </p>
      <div aria-hidden className="mt-2 h-1.5 overflow-hidden rounded-full bg-line">
        <div
          className="h-full origin-left rounded-full bg-accent transition-transform duration-300 rtl:origin-right"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
