import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { reading } from "#catalogue/reading.ts";
import { productBySlug } from "#catalogue/reads.ts";
import { ProductDetails } from "#product/product-details.tsx";
import { ProductDetailsSkeleton } from "#product/product-details-skeleton.tsx";
import { RelatedProducts, RelatedProductsSkeleton } from "#product/related-products.tsx";
import { pageMetadata } from "#seo/page-metadata.ts";
import { Unreachable } from "#ui/unreachable.tsx";

type Props = PageProps<"/[locale]/products/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const product = await reading(productBySlug(slug));
  if (!product.ok || product.value === null) return { robots: { index: false } };
  const { name: title, description } = product.value;
  return pageMetadata({ path: `/products/${slug}`, title, description, image: `/${slug}` });
}

export default function Page({ params }: Props) {
  return (
    <div className="page pt-6 md:pt-8">
      <Suspense fallback={<ProductDetailsSkeleton />}>
        <Details params={params} />
      </Suspense>
    </div>
  );
}

async function Details({ params }: Pick<Props, "params">) {
  const { slug } = await params;
  const product = await reading(productBySlug(slug));
  if (!product.ok) return <Unreachable />;
  if (product.value === null) notFound();
  return (
    <>
      <ProductDetails product={product.value} />
      <Suspense fallback={<RelatedProductsSkeleton />}>
        <RelatedProducts product={product.value} />
      </Suspense>
    </>
  );
}
