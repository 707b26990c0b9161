"use client";

import type { CategoryShelf } from "@dotcart/api/router";
import { useLocale, useTranslations } from "next-intl";
import { useListing } from "./use-listing.ts";

/** What the list below is. It stands in the layout, so it stays while the list is exchanged. */
export function ListingTitle({
  categories,
  digits,
}: {
  readonly categories: readonly CategoryShelf[];
  readonly digits: number;
}) {
  const t = useTranslations("Listing");
  const locale = useLocale();
  const { place, query } = useListing(digits);
  const slug = place.kind === "category" ? place.slug : query.category;
  const category = categories.find((known) => known.slug === slug);
  if (place.kind === "search")
    return (
      <Title
        title={query.text === null ? t("search") : t("searchFor", { query: query.text })}
        lead={category === undefined ? t("searchAll") : t("searchIn", { category: category.names[locale] })}
      />
    );
  return (
    <Title
      title={category?.names[locale] ?? t("all")}
      lead={category?.descriptions[locale] ?? t("allLead")}
    />
  );
}

const Title = ({ title, lead }: { readonly title: string; readonly lead: string }) => (
  <>
    <h1 className="text-3xl break-words md:text-4xl">{title}</h1>
    <p className="mt-3 min-h-[1.6em] text-ink-soft">{lead}</p>
  </>
);
