import type { ProductId } from "./schema/ids.ts";
import type { Product, ProductImage, ProductVariant } from "./schema/product.ts";

/** A variant with what a cart line needs to know of its product: what a cart is priced, checked and shown from. */
export type Variant = ProductVariant & {
  readonly product: {
    readonly id: ProductId;
    readonly slug: string;
    readonly name: string;
    readonly image: ProductImage | null;
  };
};

export const variantsOf = ({ id, slug, name, images, variants }: Product): readonly Variant[] =>
  variants.map((variant) => ({ ...variant, product: { id, slug, name, image: images[0] ?? null } }));
