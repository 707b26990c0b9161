import type { Product } from "@dotcart/cart-domain";
import { getLocale } from "next-intl/server";
import { addressOf } from "./address.ts";
import { JsonLd } from "./json-ld.tsx";

/** A list of products, as links to their pages in the order shown. */
export async function ItemListData({ products }: { readonly products: readonly Product[] }) {
  const locale = await getLocale();
  return (
    <JsonLd
      data={{
        "@context": "https://schema.org",
        "@type": "ItemList",
        itemListElement: products.map(({ slug, name }, index) => ({
          "@type": "ListItem",
          position: index + 1,
          name,
          url: addressOf(locale, `/products/${slug}`),
        })),
      }}
    />
  );
}
