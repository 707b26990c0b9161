"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { CodeField } from "#checkout/code-field.tsx";
import { useCheckoutDraft } from "#checkout/draft.ts";
import { formatMoney } from "#format/money.ts";
import { Link } from "#i18n/navigation.ts";
import { useVoice } from "#shell/voice.tsx";
import { button } from "#ui/button.ts";
import { CheckoutButton } from "./checkout-button.tsx";
import { DeliveryNudgeBar } from "./delivery-nudge-bar.tsx";
import { useEstimate } from "./estimate.tsx";
import { EstimateChoices } from "./estimate-choices.tsx";
import { EstimateSums } from "./estimate-sums.tsx";
import { Kept } from "./kept.tsx";
import { useCart } from "./use-cart.tsx";

/** What the cart would cost, the way on, and below it what the sum depends on: most shoppers have nothing to choose there. */
export function Summary() {
  const t = useTranslations("Cart");
  const { lines, problems, totals } = useCart();
  const { draft, change } = useCheckoutDraft();
  const estimate = useEstimate();
  const needsAttention =
    problems.length > 0 ||
    lines.some((line) => line.problems.length > 0) ||
    (estimate?.review?.lines.some((line) => line.problems.length > 0) ?? false);
  useSpokenDiscount(estimate?.review?.discount ?? null);
  if (estimate === null) return null;
  return (
    <section
      aria-labelledby="summary"
      className="min-w-0 rounded-tile bg-tile p-6 md:p-8 lg:sticky lg:top-24"
    >
      <h2 id="summary" className="text-xl">
        {t("summary")}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">{t("items", { count: totals.itemCount })}</p>
      {needsAttention && (
        <p className="mb-5 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">{t("attention")}</p>
      )}
      <EstimateSums estimate={estimate} />
      <DeliveryNudgeBar estimate={estimate} />
      <CheckoutButton className="mt-5" />
      <div className="mt-6 space-y-4 border-t border-line pt-5">
        <EstimateChoices estimate={estimate} />
        <CodeField checkout={{ draft, change, reviewing: estimate }} />
      </div>
      <Link href="/products" className={button("quiet", "medium", "mt-6 w-full")}>
        {t("goOn")}
      </Link>
      <Kept />
    </section>
  );
}

type Discount = NonNullable<NonNullable<ReturnType<typeof useEstimate>>["review"]>["discount"];

/** A code that counts is seen in the sums; for those who do not see it, it is said. */
function useSpokenDiscount(discount: Discount): void {
  const t = useTranslations("Estimate");
  const locale = useLocale();
  const say = useVoice();
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (discount !== null && discount.code !== known.current)
      say(t("codeCounts", { code: discount.code, amount: formatMoney(discount.amount, locale) }));
    known.current = discount?.code ?? null;
  }, [discount, say, t, locale]);
}
