"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { AddressLines } from "#addresses/address-lines.tsx";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Price } from "#ui/price.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { CartApart } from "./cart-apart.tsx";
import { Checklist } from "./checklist-section.tsx";
import { OrderLines } from "./order-lines.tsx";
import { PlacingTrouble } from "./placing-trouble.tsx";
import { cardName } from "./stripe/card-name.ts";
import { Sums } from "./sums.tsx";
import type { TestCard } from "./test-cards.ts";
import { TestMark } from "./test-mark.tsx";
import type { Checkout } from "./use-checkout.ts";
import { useIsOnline } from "./use-is-online.ts";

/** Everything that is about to be ordered, once more, and the one button that orders it. */
export function ReviewStep({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { reviewing, address, draft, payment, go, placing, canPlace } = checkout;
  const { review, isSettling } = reviewing;
  const isOnline = useIsOnline();
  const why = useId();
  if (review === null || address === null || payment === null) return <ReviewSkeleton />;
  const isBusy = placing.phase === "placing";

  function order(event: FormEvent): void {
    event.preventDefault();
    if (isBusy) return;
    checkout.placeOrder();
  }

  return (
    <form method="post" noValidate aria-label={t("title_review")} onSubmit={order} className="space-y-8">
      <Checklist checkout={checkout} />
      <CartApart checkout={checkout} />
      <section aria-labelledby="goods">
        <h3 id="goods" className="text-lg">
          {t("goods", { count: review.itemCount })}
        </h3>
        <OrderLines lines={review.lines} />
      </section>
      <div className="grid gap-x-8 gap-y-6 border-y border-line py-6 sm:grid-cols-2">
        <Chosen title={t("to")} change={t("changeAddress")} onChange={() => go("address")}>
          <AddressLines address={address} />
          <p className="mt-2 text-ink-soft wrap-anywhere">{draft.email}</p>
        </Chosen>
        <div className="space-y-6">
          <Chosen title={t("step_delivery")} change={t("changeDelivery")} onChange={() => go("delivery")}>
            {review.delivery?.name}
          </Chosen>
          <Chosen title={t("step_payment")} change={t("changePayment")} onChange={() => go("payment")}>
            {payment.card === undefined ? t(`card_${payment.token as TestCard}`) : cardName(payment.card)}
          </Chosen>
        </div>
      </div>
      <div className="lg:hidden">
        <Sums checkout={checkout} />
      </div>
      <div>
        <p className="text-sm text-ink-soft">
          {t.rich("agree", {
            terms: (words) => <LegalLink href="/terms">{words}</LegalLink>,
            returns: (words) => <LegalLink href="/returns">{words}</LegalLink>,
          })}
        </p>
        <button
          type="submit"
          aria-disabled={!canPlace || isBusy || undefined}
          aria-describedby={why}
          className={button("primary", "large", "mt-4 w-full max-sm:px-4 max-sm:text-base")}
        >
          {isBusy ? t("placing") : t("place")}
          <span aria-hidden>·</span>
          <Price money={review.total} />
        </button>
        <div id={why} role="status" className="mt-3 min-h-6 text-sm text-ink-soft">
          {isBusy && placing.wait !== null && t(`wait_${placing.wait}`)}
          {!isBusy && !isOnline && t("offline")}
          {!isBusy && isOnline && !isSettling && !canPlace && t("settleFirst")}
        </div>
        <PlacingTrouble placing={placing} />
        {payment.provider === "test" && <TestMark>{t("testMark")}</TestMark>}
      </div>
    </form>
  );
}

const Chosen = ({
  title,
  change,
  onChange,
  children,
}: {
  readonly title: string;
  /** What the button does, for those who hear it alone. */
  readonly change: string;
  readonly onChange: () => void;
  readonly children: ReactNode;
}) => {
  const t = useTranslations("Checkout");
  return (
    <section>
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="text-sm font-semibold">{title}</h3>
        <button
          type="button"
          aria-label={change}
          onClick={onChange}
          className="min-h-9 text-sm text-ink-soft underline underline-offset-4 hover:text-ink"
        >
          {t("change")}
        </button>
      </div>
      <div>{children}</div>
    </section>
  );
};

/** In a tab of its own: nobody should leave here to read. */
const LegalLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <Link href={href} target="_blank" className="underline underline-offset-4 hover:text-ink">
    {children}
  </Link>
);

const ReviewSkeleton = () => (
  <div className="space-y-5">
    <Skeleton className="h-24" />
    <Skeleton className="h-40" />
    <Skeleton className="h-13" />
  </div>
);
