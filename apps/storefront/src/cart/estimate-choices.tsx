"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { homeCountry } from "#addresses/countries.ts";
import { CountryOptions } from "#addresses/country-field.tsx";
import { useCheckoutDraft } from "#checkout/draft.ts";
import type { Reviewing } from "#checkout/use-review.ts";
import { formatMoney } from "#format/money.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { field } from "#ui/field.ts";

/** Where it goes and how: what an estimate depends on, and the checkout begins with. */
export function EstimateChoices({ estimate: { review } }: { readonly estimate: Reviewing }) {
  const t = useTranslations("Estimate");
  const problem = useTranslations("Problem");
  const locale = useLocale();
  const id = useId();
  const { draft, change } = useCheckoutDraft();
  const country = draft.country ?? review?.country ?? homeCountry;
  const options = review?.deliveryOptions ?? [];
  const trouble = review?.problems.find(
    ({ kind }) => kind === "country-not-served" || kind === "delivery-not-offered",
  );
  return (
    <div className="grid gap-3 sm:max-lg:grid-cols-2">
      <div className="min-w-0">
        <label htmlFor={`${id}-country`} className="block text-sm font-medium">
          {t("country")}
        </label>
        <select
          id={`${id}-country`}
          value={country}
          autoComplete="shipping country"
          // What is offered there is another matter: the shop names the first way that goes there.
          onChange={({ currentTarget }) => change({ country: currentTarget.value, delivery: null })}
          className={`mt-1.5 ${field}`}
        >
          <CountryOptions chosen={country} />
        </select>
      </div>
      <div className="min-w-0">
        <label htmlFor={`${id}-way`} className="block text-sm font-medium">
          {t("way")}
        </label>
        <select
          id={`${id}-way`}
          value={review?.delivery?.id ?? ""}
          disabled={options.length === 0}
          onChange={({ currentTarget }) => change({ delivery: currentTarget.value })}
          className={`mt-1.5 ${field}`}
        >
          {options.length === 0 && <option value="">–</option>}
          {options.map(({ id: way, name, price }) => (
            <option key={way} value={way}>
              {price.amount === 0
                ? t("optionFree", { name })
                : t("option", { name, price: formatMoney(price, locale) })}
            </option>
          ))}
        </select>
      </div>
      {trouble !== undefined && (
        <p role="alert" className="col-span-full text-sm text-bad">
          {problemWords(problem, trouble, locale)}
        </p>
      )}
    </div>
  );
}
