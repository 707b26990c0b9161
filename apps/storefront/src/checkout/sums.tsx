"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Price } from "#ui/price.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { TaxContained } from "#ui/tax-contained.tsx";
import type { Checkout } from "./use-checkout.ts";

/** What it comes to. What was settled last stands there while it is asked anew; a place is kept for each row. */
export function Sums({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { review, isSettling } = checkout.reviewing;
  const delivery = review?.delivery ?? null;
  const isEstimate = checkout.address === null || checkout.draft.delivery === null;
  return (
    <div aria-busy={isSettling} data-testid="sums" data-settled={!isSettling}>
      <dl className="space-y-2">
        <Row label={t("subtotal")}>{review && <Price money={review.subtotal} />}</Row>
        {review?.discount && (
          <Row label={t("discount", { code: review.discount.code })}>
            <Price money={{ ...review.discount.amount, amount: -review.discount.amount.amount }} />
          </Row>
        )}
        <Row label={delivery === null ? t("step_delivery") : delivery.name}>
          {review &&
            (delivery === null ? (
              "–"
            ) : delivery.price.amount === 0 ? (
              t("free")
            ) : (
              <Price money={delivery.price} />
            ))}
        </Row>
        <Row
          label={
            <>
              {t(isEstimate ? "estimate" : "total")}
              <LoaderCircle
                aria-hidden
                className={`ms-2 inline size-4 transition-opacity ${isSettling ? "animate-spin opacity-70 delay-300" : "opacity-0"}`}
              />
            </>
          }
          isTotal
        >
          {review && (
            <span data-testid="checkout-total">
              <Price money={review.total} />
            </span>
          )}
        </Row>
      </dl>
      <div className="flow-root min-h-6">{review && <TaxContained tax={review.tax} />}</div>
    </div>
  );
}

const Row = ({
  label,
  isTotal = false,
  children,
}: {
  readonly label: ReactNode;
  readonly isTotal?: boolean;
  readonly children: ReactNode;
}) => (
  <div
    className={`flex items-baseline justify-between gap-4 ${isTotal ? "border-t border-line pt-3 text-lg font-semibold" : ""}`}
  >
    <dt className="min-w-0 wrap-anywhere">{label}</dt>
    <dd className="whitespace-nowrap">{children ?? <Skeleton className="h-5 w-16" />}</dd>
  </div>
);
