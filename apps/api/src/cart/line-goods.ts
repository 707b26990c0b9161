import type { ProductId, ProductImage, Variant } from "@dotcart/cart-domain";

/** What a line shows of its goods; null is what the catalogue does not know any more. */
export type LineGoods = {
  readonly productId: ProductId | null;
  readonly name: string | null;
  readonly variantName: string | null;
  readonly slug: string | null;
  readonly sku: string | null;
  readonly image: ProductImage | null;
};

export const lineGoods = (variant: Variant | null): LineGoods => ({
  productId: variant?.product.id ?? null,
  name: variant?.product.name ?? null,
  variantName: variant?.name ?? null,
  slug: variant?.product.slug ?? null,
  sku: variant?.sku ?? null,
  image: variant?.product.image ?? null,
});
