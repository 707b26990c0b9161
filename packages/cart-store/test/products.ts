import {
  Currency,
  type Product,
  type ProductId,
  type ProductVariant,
  type Variant,
  VariantId,
  variantsOf,
} from "@dotcart/cart-domain";

const currency = Currency.parse("EUR");

export const variantId = (id: string): VariantId => VariantId.parse(id);

/** A product that can be had in any quantity up to 9999, unless a variant says otherwise. */
export function productOf(
  id: string,
  { slug = id, variants = [{ id: `${id}-1` }] }: { slug?: string; variants?: readonly VariantGiven[] } = {},
): Product {
  return {
    id: id as ProductId,
    slug,
    name: `Product “${id}”`,
    description: 'Strings that look like something else: milk, 007, 1e5, null, "quoted", \\ and \u2028',
    images: [{ url: `/pictures/${id}.svg`, alt: id, width: 800, height: 800 }],
    category: { slug: "pantry", name: "Pantry" },
    variants: variants.map(({ id, price = 1990, ...rest }) => ({
      id: variantId(id),
      sku: `SKU-${id}`,
      name: id,
      price: { amount: price, currency },
      stock: 9999,
      available: true,
      min: 1,
      max: 9999,
      step: 1,
      ...rest,
    })),
  };
}

export type VariantGiven = { readonly id: string; readonly price?: number } & Partial<
  Pick<ProductVariant, "stock" | "available" | "min" | "max" | "step" | "name">
>;

export function variantOf(given: VariantGiven): Variant {
  const [variant] = variantsOf(productOf(`product-of-${given.id}`, { variants: [given] }));
  if (variant === undefined) throw new Error("one variant makes one variant");
  return variant;
}
