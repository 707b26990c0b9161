import type { Product as CatalogueProduct, ProductVariant } from "@dotcart/cart-domain";
import type { BreadcrumbList, Offer, Product, WithContext } from "schema-dts";
import { decimalOf, fractionDigits } from "#format/money.ts";
import { canBeBought } from "#product/stock.ts";

/** A product with an offer for each variant, at the price the page shows. */
export function productData(
  product: CatalogueProduct,
  { url, origin }: { readonly url: string; readonly origin: string },
): WithContext<Product> {
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    "@id": url,
    name: product.name,
    description: product.description,
    category: product.category.name,
    image: product.images.map((image) => new URL(image.url, origin).href),
    url,
    ...(product.variants[0] === undefined ? {} : { sku: product.variants[0].sku }),
    offers: product.variants.map((variant) => offerOf(variant, url)),
  };
}

function offerOf(variant: ProductVariant, url: string): Offer {
  const { amount, currency } = variant.price;
  return {
    "@type": "Offer",
    name: variant.name,
    sku: variant.sku,
    price: decimalOf(amount, fractionDigits(currency)),
    priceCurrency: currency,
    availability: canBeBought(variant) ? "https://schema.org/InStock" : "https://schema.org/OutOfStock",
    itemCondition: "https://schema.org/NewCondition",
    url: `${url}?variant=${variant.id}`,
  };
}

/** The way from the start page to here. */
export const breadcrumbData = (
  steps: readonly { readonly name: string; readonly url: string }[],
): WithContext<BreadcrumbList> => ({
  "@context": "https://schema.org",
  "@type": "BreadcrumbList",
  itemListElement: steps.map(({ name, url }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: url,
  })),
});
