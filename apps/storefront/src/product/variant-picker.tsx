"use client";

import type { ProductVariant } from "@dotcart/cart-domain";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { catalogueLanguage } from "#catalogue/language.ts";
import { Price } from "#ui/price.tsx";
import { stockOf } from "./stock.ts";

/**
 * The variants as radio buttons. One that cannot be bought can still be looked at: it is crossed out, and says why to
 * those who do not see that.
 */
export function VariantPicker({
  variants,
  chosen,
  onChoose,
}: {
  readonly variants: readonly ProductVariant[];
  readonly chosen: ProductVariant;
  readonly onChoose: (variant: ProductVariant) => void;
}) {
  const t = useTranslations("Product");
  const group = useId();
  const pricesDiffer = variants.some(({ price }) => price.amount !== chosen.price.amount);
  return (
    <fieldset className="mt-6">
      <legend className="text-sm font-medium">
        {t("option")}:{" "}
        <span lang={catalogueLanguage} className="font-normal text-ink-soft">
          {chosen.name}
        </span>
      </legend>
      <div className="mt-2.5 flex flex-wrap gap-2.5">
        {variants.map((variant) => {
          const { kind } = stockOf(variant);
          const isGone = kind === "sold-out" || kind === "unavailable";
          return (
            <label
              key={variant.id}
              className="relative inline-flex min-h-11 items-center gap-2 rounded-xl border border-edge bg-card px-4 text-[0.9375rem] transition-colors hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name={group}
                value={variant.id}
                checked={variant.id === chosen.id}
                onChange={() => onChoose(variant)}
                className="absolute inset-0 size-full cursor-pointer appearance-none rounded-xl outline-none"
              />
              <span
                lang={catalogueLanguage}
                className={isGone ? "text-ink-soft line-through decoration-1" : ""}
              >
                {variant.name}
              </span>
              {pricesDiffer && <Price money={variant.price} className="text-sm text-ink-soft" />}
              {isGone && (
                <span className="sr-only">
                  {t(kind === "sold-out" ? "optionSoldOut" : "optionUnavailable")}
                </span>
              )}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
