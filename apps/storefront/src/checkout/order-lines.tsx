"use client";

import { useLocale, useTranslations } from "next-intl";
import { goodsName } from "#cart/line-name.ts";
import { catalogueLanguage } from "#catalogue/language.ts";
import { formatMoney } from "#format/money.ts";
import { Picture } from "#ui/picture.tsx";
import { Price } from "#ui/price.tsx";
import type { CheckoutReview } from "./calls.ts";

/** What would be ordered. Nothing is changed here: that is the cart's business, and the list's above. */
export function OrderLines({ lines }: { readonly lines: CheckoutReview["lines"] }) {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.variantId} data-variant={line.variantId} className="flex gap-4 py-3">
          <div className="size-16 shrink-0 overflow-hidden rounded-xl bg-tile">
            <Picture image={line.image} decorative />
          </div>
          <div className="min-w-0 flex-1">
            <p
              className="leading-snug font-medium"
              {...(line.name === null ? {} : { lang: catalogueLanguage })}
            >
              {line.name === null ? t("gone") : goodsName(line.name, line.variantName ?? "")}
            </p>
            <p className="text-sm text-ink-soft tabular-nums">
              {t("times", { quantity: line.quantity, price: formatMoney(line.price, locale) })}
            </p>
          </div>
          <p className="font-medium">
            <Price money={line.subtotal} />
          </p>
        </li>
      ))}
    </ul>
  );
}
