"use client";

import { useParams, useSearchParams } from "next/navigation";
import { usePathname } from "#i18n/navigation.ts";
import type { Place } from "./place.ts";
import { type ListingQuery, parseListing } from "./query.ts";

/** The place and the query that the address names, for what stays on the screen while the list below it changes. */
export function useListing(digits: number): { readonly place: Place; readonly query: ListingQuery } {
  const { category } = useParams<{ category?: string }>();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const place: Place =
    category !== undefined
      ? { kind: "category", slug: category }
      : { kind: pathname === "/search" ? "search" : "all" };
  return { place, query: parseListing(Object.fromEntries(parameters), digits) };
}
