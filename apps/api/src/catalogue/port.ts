import type { Category, Money, Product, Variant, VariantId } from "@dotcart/cart-domain";

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

export const productSorts = ["featured", "newest", "price-asc", "price-desc", "name"] as const;
/** A product's price, where products are sorted by it, is its cheapest variant's. */
export type ProductSort = (typeof productSorts)[number];

/** Which products. One and the same variant must meet all that is asked of stock and prices. */
export type ProductFilter = {
  readonly category?: string | undefined;
  /** Some variant can be bought now. */
  readonly inStock?: boolean | undefined;
  /** Minor units, inclusive. */
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
};

export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

/** `nextCursor` is opaque, and null on the last page. */
export type ProductPage = { readonly items: readonly Product[]; readonly nextCursor: string | null };

type InTwoLanguages = { readonly en: string; readonly de: string };

export type CategoryShelf = Category & {
  readonly names: InTwoLanguages;
  readonly descriptions: InTwoLanguages;
  readonly productCount: number;
};

/** What a filter could still be narrowed to. `prices` is null where nothing is left. */
export type Facets = {
  readonly productCount: number;
  readonly inStockCount: number;
  readonly prices: { readonly from: Money; readonly to: Money } | null;
};

/** The shelves one walks along: what needs an index over all products, so it is served where Postgres is. */
export type Shelf = {
  /** Refuses a cursor that it did not make, or made for another listing, with `invalid-cursor`. */
  list(request: PageRequest & ProductFilter & { readonly sort: ProductSort }): Promise<ProductPage>;
  /** Best match first. */
  search(request: PageRequest & ProductFilter & { readonly query: string }): Promise<ProductPage>;
  categories(): Promise<readonly CategoryShelf[]>;
  facets(filter: ProductFilter): Promise<Facets>;
};
