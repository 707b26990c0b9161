import type { CartLineView } from "./use-cart.tsx";

/** What goods are called in a sentence. */
export const goodsName = (product: string, variant: string): string =>
  hasOwnName(variant) ? `${product} (${variant})` : product;

/** The same for a line; null while the catalogue has not been asked about it, or does not know it any more. */
export const lineName = ({ variant }: Pick<CartLineView, "variant">): string | null =>
  variant === null ? null : goodsName(variant.product.name, variant.name);

/** A product's only variant is often called like nothing in particular. */
export const hasOwnName = (variantName: string): boolean =>
  variantName !== "" && !/^(default|standard|one size)$/i.test(variantName);
