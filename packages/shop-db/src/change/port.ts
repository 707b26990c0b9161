import type { Money, Price, ProductId, Result, VariantId } from "@dotcart/cart-domain";
import type { ProductDraft } from "./draft.ts";

export type Changed = {
  readonly productId: ProductId;
  /** False: the change is made, and `projectDue` will tell the projection. */
  readonly projected: boolean;
};

export type SaveProblem =
  | { readonly kind: "slug-taken"; readonly slug: string }
  | { readonly kind: "sku-taken" }
  | { readonly kind: "variant-taken" }
  | { readonly kind: "unknown-category"; readonly category: string };

export type UnknownProduct = { readonly kind: "unknown-product"; readonly productId: string };
export type UnknownVariant = { readonly kind: "unknown-variant"; readonly variantId: string };

/** What is left out stays as it is. */
export type VariantChange = {
  readonly variantId: VariantId;
  readonly price?: Price | undefined;
  /**
   * What was counted on the shelf and can be sold: it replaces the stock, whatever was sold meanwhile. Goods that are
   * ordered or reserved are off the shelf.
   */
  readonly stock?: number | undefined;
  readonly available?: boolean | undefined;
};

export type PricePoint = {
  readonly price: Money;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/**
 * Changes the catalogue. Each call is one transaction: the rows, the price history, the product's revision and its
 * place in the projection's queue, all or nothing. After the commit the projection is told at once; where that
 * fails the queue remembers. Asked again after `DatabaseAway`, a call leaves what one call would have left.
 */
export type Changes = {
  /**
   * Makes the product what the draft says: variants and pictures it leaves out are removed. The stock of a variant
   * that exists is left alone, because shoppers may be buying from it.
   */
  save(draft: ProductDraft): Promise<Result<Changed, SaveProblem>>;
  updateVariant(change: VariantChange): Promise<Result<Changed, UnknownVariant>>;
  /** Takes a product out of the shop, or puts it back. It stays known to those who bought it. */
  setListed(productId: ProductId, listed: boolean): Promise<Result<Changed, UnknownProduct>>;
  /** Every price the variant ever had, oldest first, the first one included; also of a variant that is gone. */
  priceHistory(variantId: VariantId): Promise<readonly PricePoint[]>;
};
