"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Reviewing } from "#checkout/use-review.ts";
import { troubleOf } from "#trpc/problem-of.ts";
import { Price } from "#ui/price.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { TaxContained } from "#ui/tax-contained.tsx";
import { SyncStatus } from "./sync-status.tsx";
import { useCart } from "./use-cart.tsx";

/**
 * What it would come to. The goods are the replica's, right in the frame of the click; what the shop adds to them is what
 * it said last, paler while it is asked anew, and each row has its place from the first.
 */
export function EstimateSums({ estimate }: { readonly estimate: Reviewing }) {
  const t = useTranslations("Estimate");
  const { totals } = useCart();
  const { review, isSettling } = estimate;
  // A colour of its own: what shines through is too pale to be read.
  const settled = isSettling ? "text-ink-soft" : "";
  return (
    <div>
      <dl className="space-y-2">
        <Row label={t("goods")}>
          <span data-testid="cart-total">
            <Price money={totals.total} />
          </span>
        </Row>
        {review?.discount && (
          <Row label={t("discount", { code: review.discount.code })} className={settled}>
            <span data-testid="estimate-discount">
              <Price money={{ ...review.discount.amount, amount: -review.discount.amount.amount }} />
            </span>
          </Row>
        )}
        <Row label={t("delivery")} className={settled}>
          <span data-testid="estimate-delivery">{review === null ? null : <Delivery review={review} />}</span>
          {review === null && <Pending estimate={estimate} />}
        </Row>
        <Row
          label={t("total")}
          className={`border-t border-line pt-3 text-lg font-semibold ${settled}`}
          isBusy={isSettling}
        >
          {review === null ? (
            <Pending estimate={estimate} />
          ) : (
            <span data-testid="estimate-total" data-settled={!isSettling}>
              <Price money={review.total} />
            </span>
          )}
        </Row>
      </dl>
      <div className="flow-root min-h-6">{review !== null && <TaxContained tax={review.tax} />}</div>
      <p className="mt-1 flex min-h-5 flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
        <EstimateState estimate={estimate} />
        <SyncStatus />
      </p>
    </div>
  );
}

function Delivery({ review }: { readonly review: NonNullable<Reviewing["review"]> }) {
  const t = useTranslations("Estimate");
  if (review.delivery === null) return "–";
  return review.delivery.price.amount === 0 ? t("free") : <Price money={review.delivery.price} />;
}

/** The place of an amount that nobody has named yet, or that nobody can. */
const Pending = ({ estimate: { error } }: { readonly estimate: Reviewing }) =>
  error === null ? <Skeleton className="inline-block h-5 w-16 align-middle" /> : "–";

/** Why there is no newer estimate. */
function EstimateState({ estimate: { error, isOffline } }: { readonly estimate: Reviewing }) {
  const t = useTranslations("Estimate");
  if (isOffline) return <span>{t("offline")}</span>;
  if (error === null) return <span />;
  return <span role="status">{t(isServed(error) ? "unreachable" : "atCheckout")}</span>;
}

const isServed = (error: Error): boolean => troubleOf(error).kind !== "not-served-here";

const Row = ({
  label,
  className = "",
  isBusy = false,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}) => (
  <div
    aria-busy={isBusy || undefined}
    className={`flex items-baseline justify-between gap-4 transition-colors ${className}`}
  >
    <dt className="min-w-0 wrap-anywhere">{label}</dt>
    <dd className="whitespace-nowrap tabular-nums">{children}</dd>
  </div>
);
