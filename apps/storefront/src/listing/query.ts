import type { ProductSort } from "@dotcart/api/router";
import { decimalOf } from "#format/money.ts";

/** Every sorting the API knows, the usual one first. Does not compile when it learns another. */
export const sorts = Object.keys({
  featured: true,
  newest: true,
  "price-asc": true,
  "price-desc": true,
  name: true,
} satisfies Record<ProductSort, true>) as readonly ProductSort[];

/** What a list shows, as its address says it. Prices are in minor units. */
export type ListingQuery = {
  readonly text: string | null;
  /** A category's slug, where the path does not name one. */
  readonly category: string | null;
  readonly sort: ProductSort;
  readonly inStock: boolean;
  readonly minPrice: number | null;
  readonly maxPrice: number | null;
  /** Where the part shown begins; opaque. Null at the start. */
  readonly after: string | null;
};

export const wholeListing: ListingQuery = {
  text: null,
  category: null,
  sort: "featured",
  inStock: false,
  minPrice: null,
  maxPrice: null,
  after: null,
};

export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads an address's parameters. What makes no sense is as if it were not there: addresses are typed by hand, too. */
export function parseListing(parameters: Parameters, digits: number): ListingQuery {
  const first = (name: string): string => {
    const value = parameters[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const [minPrice, maxPrice] = ascending(
    parseAmount(first("from"), digits),
    parseAmount(first("to"), digits),
  );
  return {
    text: first("q").slice(0, 200) || null,
    category: /^[0-9a-z]+(?:-[0-9a-z]+)*$/.exec(first("category"))?.[0] ?? null,
    sort: sorts.find((sort) => sort === first("sort")) ?? wholeListing.sort,
    inStock: first("stock") === "1",
    minPrice,
    maxPrice,
    after: first("after").slice(0, 512) || null,
  };
}

/** The parameters of an address, without what says nothing; in one order, so that one list has one address. */
export function listingParameters(query: ListingQuery, digits: number): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.text !== null) parameters.set("q", query.text);
  if (query.category !== null) parameters.set("category", query.category);
  if (query.sort !== wholeListing.sort) parameters.set("sort", query.sort);
  if (query.inStock) parameters.set("stock", "1");
  if (query.minPrice !== null) parameters.set("from", shortDecimal(query.minPrice, digits));
  if (query.maxPrice !== null) parameters.set("to", shortDecimal(query.maxPrice, digits));
  if (query.after !== null) parameters.set("after", query.after);
  return parameters;
}

/** A path with its parameters. */
export function listingHref(path: string, query: ListingQuery, digits: number): string {
  const parameters = listingParameters(query, digits).toString();
  return parameters === "" ? path : `${path}?${parameters}`;
}

type Bound = number | null;

/** Bounds given the wrong way round mean the range between them all the same. */
const ascending = (a: Bound, b: Bound): readonly [Bound, Bound] =>
  a !== null && b !== null && a > b ? [b, a] : [a, b];

/** "12", "12.5", "12,50" or "€ 12" as minor units; null for anything else. */
export function parseAmount(text: string, digits: number): number | null {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.replace(/[\s\p{Sc}]/gu, ""));
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > digits) return null;
  return Number(whole + fraction.padEnd(digits, "0"));
}

/** "12" rather than "12.00". */
export const shortDecimal = (amount: number, digits: number): string =>
  decimalOf(amount, digits).replace(/\.0+$/, "");

/** The list without what narrows it. Words searched for, category and order stay. */
export const widened = ({ text, category, sort }: ListingQuery): ListingQuery => ({
  ...wholeListing,
  text,
  category,
  sort,
});

/** Whether the list is narrowed, apart from words searched for and order. */
export const isNarrowed = ({ inStock, minPrice, maxPrice }: ListingQuery): boolean =>
  inStock || minPrice !== null || maxPrice !== null;
