import type { Product } from "@dotcart/cart-domain";
import type { Locale } from "#i18n/routing.ts";
import { categoryBySlug } from "./category-by-slug.ts";

/** What a product's category is called in a language; its own name for it when the categories cannot be read. */
export const categoryNameOf = async ({ category }: Product, locale: Locale): Promise<string> =>
  (await categoryBySlug(category.slug).catch(() => null))?.names[locale] ?? category.name;
