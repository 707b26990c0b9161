import type { Category, Product, Variant, VariantId } from "@dotcart/cart-domain";

/**
 * The goods a cart is priced and shown from. Reads may be as old as the copy they come from (about a second); what
 * a variant is refused for is decided from the same copy.
 */
export type Catalogue = {
  /** The variants that exist; an id without one is absent. Rejects when it cannot tell "unknown" from "not loaded". */
  variantsByIds(ids: readonly VariantId[]): Promise<ReadonlyMap<VariantId, Variant>>;
  productBySlug(slug: string): Promise<Product | null>;
  /** Every product that has at least one of these variants, each once, in the order the ids name them. */
  productsByVariantIds(ids: readonly VariantId[]): Promise<readonly Product[]>;
};

export const productSorts = ["newest", "name", "price-asc", "price-desc"] as const;
export type ProductSort = (typeof productSorts)[number];

export type ProductFilter = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly category?: string | undefined;
  readonly inStock?: boolean | undefined;
  /** Minor units, inclusive, of a product's cheapest variant. */
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
};

/** `nextCursor` is opaque, and null on the last page. */
export type ProductPage = { readonly items: readonly Product[]; readonly nextCursor: string | null };

export type CategoryCount = Category & { readonly productCount: number };

/** The shelves one walks along: what needs an index over all products, so it is served where Postgres is. */
export type Shelf = {
  /** Refuses a cursor that it did not make, or made for another listing, with `invalid-cursor`. */
  list(filter: ProductFilter & { readonly sort: ProductSort }): Promise<ProductPage>;
  search(filter: ProductFilter & { readonly query: string }): Promise<ProductPage>;
  categories(): Promise<readonly CategoryCount[]>;
};
