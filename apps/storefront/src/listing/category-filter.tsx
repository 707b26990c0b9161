"use client";

import type { CategoryShelf } from "@dotcart/api/router";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { type Place, pathOf } from "./place.ts";
import { type ListingQuery, listingHref } from "./query.ts";

/** The categories as links that keep every other choice. While searching, a category narrows the results. */
export function CategoryFilter({
  categories,
  place,
  query,
  digits,
}: {
  readonly categories: readonly CategoryShelf[];
  readonly place: Place;
  readonly query: ListingQuery;
  readonly digits: number;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const chosen = place.kind === "category" ? place.slug : query.category;
  const hrefOf = (slug: string | null): string =>
    place.kind === "search"
      ? listingHref("/search", { ...query, category: slug, after: null }, digits)
      : listingHref(
          pathOf(slug === null ? { kind: "all" } : { kind: "category", slug }),
          { ...query, category: null, after: null },
          digits,
        );
  const shelves = [
    { slug: null, name: t("Header.all"), productCount: null },
    ...categories.map(({ slug, names, productCount }) => ({ slug, name: names[locale], productCount })),
  ];
  return (
    <nav aria-label={t("Filters.category")}>
      <p className="text-sm font-semibold">{t("Filters.category")}</p>
      <ul className="mt-3 text-[0.9375rem]">
        {shelves.map((category) => (
          <li key={category.slug ?? ""}>
            <Link
              href={hrefOf(category.slug)}
              scroll={false}
              aria-current={category.slug === chosen ? "page" : undefined}
              className="flex min-h-9 items-center justify-between gap-3 text-ink-soft hover:text-ink aria-[current]:font-medium aria-[current]:text-accent"
            >
              {category.name}
              {category.productCount !== null && (
                <span className="text-sm tabular-nums">{category.productCount}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
