import type { FilterInput, ListInput, SearchInput } from "#catalogue/inputs.ts";
import type { ListingQuery } from "./query.ts";

/** Where in the shop a list stands. */
export type Place =
  | { readonly kind: "all" }
  | { readonly kind: "category"; readonly slug: string }
  | { readonly kind: "search" };

/** The place's path below the language. */
export function pathOf(place: Place): string {
  switch (place.kind) {
    case "all":
      return "/products";
    case "category":
      return `/categories/${place.slug}`;
    case "search":
      return "/search";
  }
}

export const PAGE_SIZE = 24;

/** The list as the API is asked for it. */
export const listInput = (place: Place, query: ListingQuery): ListInput => ({
  ...filterInput(place, query),
  ...part(query),
  sort: query.sort,
});

export const searchInput = (text: string, query: ListingQuery): SearchInput => ({
  ...filterInput({ kind: "search" }, query),
  ...part(query),
  query: text,
});

const part = ({ after }: ListingQuery) => ({
  limit: PAGE_SIZE,
  ...(after === null ? {} : { cursor: after }),
});

/** What narrows the list, without where in it we are. */
export function filterInput(
  place: Place,
  { inStock, minPrice, maxPrice, category: chosen }: ListingQuery,
): FilterInput {
  const category = place.kind === "category" ? place.slug : chosen;
  return {
    ...(category === null ? {} : { category }),
    ...(inStock ? { inStock } : {}),
    ...(minPrice === null ? {} : { minPrice }),
    ...(maxPrice === null ? {} : { maxPrice }),
  };
}
