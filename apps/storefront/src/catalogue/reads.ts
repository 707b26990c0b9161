import type { CategoryShelf, Facets, ProductPage } from "@dotcart/api/router";
import type { Product } from "@dotcart/cart-domain";
import { cacheLife, cacheTag } from "next/cache";
import { troubleOf } from "#trpc/problem-of.ts";
import { api } from "#trpc/server.ts";
import type { FilterInput, ListInput, SearchInput } from "./inputs.ts";
import { tags } from "./tags.ts";

/*
 * The catalogue as pages read it: kept by the framework for half a minute, and by no page that is built ahead, because
 * there need not be an API while building. What throws in here is not kept, so an outage ends when it ends.
 *
 * Errors lose their type on the way out of a cached function. What a shopper can cause is therefore a value: null.
 */

/** Null for a cursor or a filter that the API does not take. */
export async function listProducts(input: ListInput): Promise<ProductPage | null> {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.catalogue);
  return api().catalog.list.query(input).catch(nullWhenRefused);
}

/** Null for a cursor or a filter that the API does not take. */
export async function searchProducts(input: SearchInput): Promise<ProductPage | null> {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.catalogue);
  return api().catalog.search.query(input).catch(nullWhenRefused);
}

/** Null for a product that is not there. */
export async function productBySlug(slug: string): Promise<Product | null> {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.catalogue, tags.product(slug));
  return api().catalog.bySlug.query({ slug }).catch(nullWhenRefused);
}

export async function listCategories(): Promise<readonly CategoryShelf[]> {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.catalogue);
  return (await api().catalog.categories.query()).items;
}

/** How many there are, and what they cost, within a filter. Null for a filter that the API does not take. */
export async function facetsOf(input: FilterInput): Promise<Facets | null> {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.catalogue);
  return api().catalog.facets.query(input).catch(nullWhenRefused);
}

function nullWhenRefused(error: unknown): null {
  const { kind } = troubleOf(error);
  if (kind === "no-such-product" || kind === "invalid-input" || kind === "invalid-cursor") return null;
  throw error;
}
