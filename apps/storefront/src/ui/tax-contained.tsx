import type { Money } from "@dotcart/cart-domain";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#format/money.ts";

/** The tax that is in a total already. `basisPoints` are hundredths of a percent. */
export function TaxContained({
  tax: { basisPoints, amount },
}: {
  readonly tax: { readonly basisPoints: number; readonly amount: Money };
}) {
  const t = useTranslations("Orders");
  const locale = useLocale();
  const rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (
    <p className="mt-1 text-sm text-ink-soft tabular-nums" data-testid="tax">
      {t("tax", { rate: rate.format(basisPoints / 10_000), amount: formatMoney(amount, locale) })}
    </p>
  );
}
