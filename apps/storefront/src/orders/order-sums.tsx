"use client";

import type { OrderView } from "@dotcart/api/router";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Price } from "#ui/price.tsx";
import { TaxContained } from "#ui/tax-contained.tsx";

/** What it came to. */
export function OrderSums({ order }: { readonly order: OrderView }) {
  const t = useTranslations("Orders");
  const { subtotal, discount, delivery, tax, total } = order;
  return (
    <section aria-labelledby="order-sums" className="break-inside-avoid print:ms-auto print:max-w-80">
      <h2 id="order-sums" className="text-xl print:sr-only">
        {t("sums")}
      </h2>
      <dl className="mt-4 space-y-1.5 print:mt-0">
        <Sum label={t("goods")}>
          <Price money={subtotal} />
        </Sum>
        {discount !== null && (
          <Sum label={t("discount", { code: discount.code })}>
            <Price money={{ ...discount.amount, amount: -discount.amount.amount }} />
          </Sum>
        )}
        <Sum label={delivery.name}>
          {delivery.price.amount === 0 ? t("free") : <Price money={delivery.price} />}
        </Sum>
        <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3 font-medium">
          <dt>{t("total")}</dt>
          <dd className="text-xl font-semibold" data-testid="order-total">
            <Price money={total} />
          </dd>
        </div>
      </dl>
      <TaxContained tax={tax} />
    </section>
  );
}

const Sum = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt className="min-w-0 text-ink-soft wrap-anywhere">{label}</dt>
    <dd className="tabular-nums">{children}</dd>
  </div>
);
