"use client";

import type { OrderView } from "@dotcart/api/router";
import { useLocale, useTranslations } from "next-intl";
import { hasOwnName } from "#cart/line-name.ts";
import { catalogueLanguage } from "#catalogue/language.ts";
import { formatMoney } from "#format/money.ts";
import { Link } from "#i18n/navigation.ts";
import { Picture } from "#ui/picture.tsx";
import { Price } from "#ui/price.tsx";

/** What was ordered, as it was then: name, price and picture are the order's, whatever became of the product. */
export function OrderLines({ lines }: { readonly lines: OrderView["lines"] }) {
  const t = useTranslations("Orders");
  return (
    <section aria-labelledby="order-lines">
      <h2 id="order-lines" className="text-xl">
        {t("lines")}
      </h2>
      <ul className="mt-2 divide-y divide-line border-b border-line">
        {lines.map((line) => (
          <OrderLine key={line.variantId} line={line} />
        ))}
      </ul>
    </section>
  );
}

function OrderLine({ line }: { readonly line: OrderView["lines"][number] }) {
  const t = useTranslations("Orders");
  const locale = useLocale();
  const { variantId, slug, name, variantName, sku, image, price, quantity, subtotal } = line;
  return (
    <li data-line={variantId} className="flex gap-4 py-5 break-inside-avoid sm:gap-6 print:py-2">
      <div className="size-20 shrink-0 overflow-hidden rounded-2xl bg-tile sm:size-24 print:hidden">
        <Picture
          image={image === null ? null : { url: image, alt: "", width: 480, height: 600 }}
          decorative
        />
      </div>
      <div className="flex min-w-0 flex-1 items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="leading-snug font-medium" lang={catalogueLanguage}>
            <Link
              href={{ pathname: `/products/${slug}`, query: { variant: variantId } }}
              className="hover:text-accent"
            >
              {name}
            </Link>
          </p>
          {hasOwnName(variantName) && (
            <p className="text-sm text-ink-soft" lang={catalogueLanguage}>
              {variantName}
            </p>
          )}
          <p className="mt-1 text-sm text-ink-soft tabular-nums">
            {t("times", { quantity, price: formatMoney(price, locale) })}
          </p>
          <p className="text-sm text-ink-soft wrap-anywhere">{t("sku", { sku })}</p>
        </div>
        <p className="font-medium">
          <Price money={subtotal} />
        </p>
      </div>
    </li>
  );
}
