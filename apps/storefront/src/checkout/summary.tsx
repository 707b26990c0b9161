"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Price } from "#ui/price.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { CodeField } from "./code-field.tsx";
import { OrderLines } from "./order-lines.tsx";
import { Sums } from "./sums.tsx";
import type { Checkout } from "./use-checkout.ts";

/** The goods and what they come to, beside every step; on a phone folded up, with the sum to be seen. */
export function Summary({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { review } = checkout.reviewing;
  const isReview = checkout.step === "review";
  return (
    <aside aria-label={t("summary")} className="min-w-0 lg:sticky lg:top-28">
      <details className="group rounded-tile bg-tile px-5 lg:hidden">
        <summary className="flex min-h-14 list-none items-center gap-2 font-medium [&::-webkit-details-marker]:hidden">
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          {t("summary")}
          <span className="ms-auto font-semibold">
            {review === null ? <Skeleton className="h-5 w-16" /> : <Price money={review.total} />}
          </span>
        </summary>
        <div className="pb-5">
          {review !== null && <OrderLines lines={review.lines} />}
          <div className="mt-2 mb-5">
            <CodeField checkout={checkout} />
          </div>
          <Sums checkout={checkout} />
        </div>
      </details>
      <div className="rounded-tile bg-tile p-6 max-lg:hidden">
        <h2 className="text-xl">{t("summary")}</h2>
        {!isReview && (
          <div className="mt-2 max-h-[40dvh] overflow-y-auto">
            {review === null ? <Skeleton className="h-24" /> : <OrderLines lines={review.lines} />}
          </div>
        )}
        <div className="mt-4 mb-5">
          <CodeField checkout={checkout} />
        </div>
        <Sums checkout={checkout} />
      </div>
    </aside>
  );
}
