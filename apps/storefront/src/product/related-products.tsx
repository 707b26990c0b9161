import type { Product } from "@dotcart/cart-domain";
import { getLocale, getTranslations } from "next-intl/server";
import { categoryNameOf } from "#catalogue/category-name.ts";
import { reading } from "#catalogue/reading.ts";
import { listProducts } from "#catalogue/reads.ts";
import { Shelf, ShelfSkeleton } from "./shelf.tsx";

/** Others of the same category. Missing when they cannot be read: they are an extra. */
export async function RelatedProducts({ product }: { readonly product: Product }) {
  const { slug: category } = product.category;
  const name = await categoryNameOf(product, await getLocale());
  const page = await reading(listProducts({ category, inStock: true, limit: 5 }));
  const others = (page.ok ? (page.value?.items ?? []) : []).filter(({ id }) => id !== product.id).slice(0, 4);
  if (others.length === 0) return null;
  const t = await getTranslations("Product");
  return (
    <Shelf
      title={t("more", { category: name })}
      href={`/categories/${category}`}
      linkText={t("moreAll")}
      products={others}
    />
  );
}

export const RelatedProductsSkeleton = () => <ShelfSkeleton count={4} />;
