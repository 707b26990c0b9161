import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { everyProductSlug } from "#catalogue/every-product-slug.ts";
import { listCategories } from "#catalogue/reads.ts";
import { routing } from "#i18n/routing.ts";
import { addressOf, alternatesOf } from "#seo/address.ts";

/**
 * Every page worth finding, in every language, each with its other languages. Made when it is asked for, because only
 * then is there an API to ask; when there is none it fails, and a crawler comes back rather than forget the shop.
 */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const [categories, slugs] = await Promise.all([listCategories(), everyProductSlug()]);
  return [
    "",
    "/products",
    ...categories.map(({ slug }) => `/categories/${slug}`),
    ...slugs.map((slug) => `/products/${slug}`),
    "/terms",
    "/returns",
  ].flatMap((path) =>
    routing.locales.map((locale) => ({
      url: addressOf(locale, path),
      alternates: { languages: alternatesOf(path) },
    })),
  );
}
