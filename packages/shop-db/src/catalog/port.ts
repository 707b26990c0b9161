import type { Category, Money, Product, Result, VariantId } from "@dotcart/cart-domain";
import type { Translated } from "../translated.ts";

export const productSorts = ["featured", "newest", "price-asc", "price-desc", "name"] as const;
/** A product's price, where products are sorted by it, is its smallest variant's. Equal places are told apart by id. */
export type ProductSort = (typeof productSorts)[number];

/** Which products. Without a word about prices or stock, every listed product that has a variant. */
export type ProductFilter = {
  readonly category?: string | undefined;
  /** Some variant can be bought now: it is available and there is stock. */
  readonly inStock?: boolean | undefined;
  /** Minor units, inclusive: some variant costs that much or more … */
  readonly minPrice?: number | undefined;
  /** … and that much or less. One and the same variant must meet all that is asked of variants. */
  readonly maxPrice?: number | undefined;
};

export type PageRequest = {
  /** 1 to 100. */
  readonly limit: number;
  /** `nextCursor` of the page before, of the same listing. */
  readonly cursor?: string | undefined;
};

/** `nextCursor` is null on the last page. */
export type ProductPage = { readonly items: readonly Product[]; readonly nextCursor: string | null };

/** The cursor is not one of ours, was changed, or belongs to another listing. */
export type InvalidCursor = { readonly kind: "invalid-cursor" };

export type CategoryShelf = Category & {
  readonly names: Translated;
  readonly descriptions: Translated;
  /** Listed products that have a variant. */
  readonly productCount: number;
};

/** What a filter could still be narrowed to. */
export type Facets = {
  readonly productCount: number;
  readonly inStockCount: number;
  /** From the cheapest variant to the dearest; null where there is none. */
  readonly prices: { readonly from: Money; readonly to: Money } | null;
};

/**
 * Reads the catalogue. An answer shows each product as one commit left it. Rejects with `DatabaseAway` alone.
 *
 * A listing walked page by page shows every product that keeps its place exactly once and in order, whatever
 * happens to the others meanwhile.
 */
export type Catalog = {
  list(
    request: PageRequest & ProductFilter & { readonly sort: ProductSort },
  ): Promise<Result<ProductPage, InvalidCursor>>;
  /**
   * Best match first. Understands "a phrase", or, and -without; the last word may be the beginning of one. Any text
   * at all is a query; one without words finds nothing.
   */
  search(
    request: PageRequest & ProductFilter & { readonly query: string },
  ): Promise<Result<ProductPage, InvalidCursor>>;
  productBySlug(slug: string): Promise<Product | null>;
  /** The listed products that have one of these variants, each once, in the order the ids name them. */
  productsByVariantIds(ids: readonly VariantId[]): Promise<readonly Product[]>;
  /** In the shop's order, empty shelves included. */
  categories(): Promise<readonly CategoryShelf[]>;
  facets(filter: ProductFilter): Promise<Facets>;
};
