"use client";

import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { field } from "#ui/field.ts";
import { useFollowing } from "#ui/use-following.ts";
import { AmountField } from "./amount-field.tsx";
import { type Place, pathOf } from "./place.ts";
import { isNarrowed, type ListingQuery, listingHref, sorts, widened } from "./query.ts";

/** The fields of the filter form. Each follows the address, and keeps the focus while it does. */
export function FilterFields({
  place,
  query,
  currency,
  digits,
}: {
  readonly place: Place;
  readonly query: ListingQuery;
  readonly currency: string;
  readonly digits: number;
}) {
  const t = useTranslations("Filters");
  const [sort, setSort] = useFollowing<string>(query.sort);
  const [inStock, setInStock] = useFollowing(query.inStock);
  const isSearch = place.kind === "search";
  return (
    <div className="space-y-7">
      {query.text !== null && <input type="hidden" name="q" value={query.text} />}
      {query.category !== null && <input type="hidden" name="category" value={query.category} />}
      {!isSearch && (
        <label className="block text-sm font-semibold">
          {t("sort")}
          <select
            name="sort"
            value={sort}
            onChange={({ currentTarget }) => setSort(currentTarget.value)}
            className={`mt-3 font-normal ${field}`}
          >
            {sorts.map((known) => (
              <option key={known} value={known}>
                {t(`sort_${known}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset>
        <legend className="text-sm font-semibold">{t("price", { currency })}</legend>
        <div className="mt-3 grid grid-cols-2 gap-3">
          <AmountField
            name="from"
            label={t("fromLabel")}
            hint={t("from")}
            amount={query.minPrice}
            digits={digits}
          />
          <AmountField
            name="to"
            label={t("toLabel")}
            hint={t("to")}
            amount={query.maxPrice}
            digits={digits}
          />
        </div>
      </fieldset>
      <label className="flex min-h-9 items-center gap-3 text-[0.9375rem]">
        <input
          type="checkbox"
          name="stock"
          value="1"
          checked={inStock}
          onChange={({ currentTarget }) => setInStock(currentTarget.checked)}
          className="size-5 accent-accent"
        />
        {t("inStock")}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className={button("quiet", "small")}>
          {t("apply")}
        </button>
        {isNarrowed(query) && (
          <Link
            href={listingHref(pathOf(place), widened(query), digits)}
            scroll={false}
            className="rounded-sm text-sm text-ink-soft underline underline-offset-4 hover:text-ink"
          >
            {t("clear")}
          </Link>
        )}
      </div>
    </div>
  );
}
