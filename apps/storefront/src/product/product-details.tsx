import type { Product } from "@dotcart/cart-domain";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { categoryNameOf } from "#catalogue/category-name.ts";
import { catalogueLanguage } from "#catalogue/language.ts";
import { env } from "#env.ts";
import { Link } from "#i18n/navigation.ts";
import { addressOf } from "#seo/address.ts";
import { JsonLd } from "#seo/json-ld.tsx";
import { breadcrumbData, productData } from "#seo/product-data.ts";
import { BuyBox } from "./buy-box.tsx";
import { BuyBoxForAddress } from "./buy-box-for-address.tsx";
import { Gallery } from "./gallery.tsx";

/** Everything there is to know of a product, and the box to buy it from. */
export async function ProductDetails({ product }: { readonly product: Product }) {
  const t = await getTranslations("Product");
  const description = (
    <p lang={catalogueLanguage} className="mt-8 max-w-prose text-ink-soft">
      {product.description}
    </p>
  );
  return (
    <>
      <Data product={product} />
      <nav aria-label={t("breadcrumb")} className="text-sm text-ink-soft">
        <ol className="flex flex-wrap items-center gap-x-2">
          <li>
            <Link href="/" className="rounded-sm hover:text-ink">
              {t("home")}
            </Link>
          </li>
          <li aria-hidden>/</li>
          <li>
            <Link href={`/categories/${product.category.slug}`} className="rounded-sm hover:text-ink">
              {await categoryNameOf(product, await getLocale())}
            </Link>
          </li>
        </ol>
      </nav>
      <div className="mt-5 grid gap-8 md:grid-cols-2 md:gap-12 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
        <Gallery images={product.images} />
        <div className="md:py-4">
          <h1 lang={catalogueLanguage} className="text-3xl md:text-4xl">
            {product.name}
          </h1>
          <Suspense
            fallback={
              <BuyBox product={product} chosenId={null}>
                {description}
              </BuyBox>
            }
          >
            <BuyBoxForAddress product={product}>{description}</BuyBoxForAddress>
          </Suspense>
        </div>
      </div>
    </>
  );
}

async function Data({ product }: { readonly product: Product }) {
  const locale = await getLocale();
  const t = await getTranslations("Product");
  const url = addressOf(locale, `/products/${product.slug}`);
  const { slug } = product.category;
  const name = await categoryNameOf(product, locale);
  return (
    <>
      <JsonLd data={productData(product, { url, origin: env().SITE_URL })} />
      <JsonLd
        data={breadcrumbData([
          { name: t("home"), url: addressOf(locale, "") },
          { name, url: addressOf(locale, `/categories/${slug}`) },
          { name: product.name, url },
        ])}
      />
    </>
  );
}
