"use client";

import { limits, type ProductVariant } from "@dotcart/cart-domain";
import { useTranslations } from "next-intl";

/** The small print of a variant: its number, and how it is sold when that is not one by one. */
export function VariantFacts({ variant }: { readonly variant: ProductVariant }) {
  const t = useTranslations("Product");
  const { sku, min, max, step } = variant;
  const facts: (readonly [string, string])[] = [[t("sku"), sku]];
  if (step > 1) facts.push([t("pack"), t("packSteps", { min, step })]);
  else if (min > 1) facts.push([t("least"), t("leastValue", { min })]);
  if (max < limits.quantityMax) facts.push([t("most"), t("mostValue", { max })]);
  return (
    <dl className="mt-7 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 border-t border-line pt-5 text-sm">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-soft">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
