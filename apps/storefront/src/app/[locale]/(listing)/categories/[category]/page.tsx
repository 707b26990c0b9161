import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { Suspense } from "react";
import { categoryBySlug } from "#catalogue/category-by-slug.ts";
import { reading } from "#catalogue/reading.ts";
import { Listing, ListingSkeleton } from "#listing/listing.tsx";
import { listingMetadata } from "#seo/listing-metadata.ts";

type Props = PageProps<"/[locale]/categories/[category]">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { category: slug } = await params;
  const category = await reading(categoryBySlug(slug));
  if (!category.ok || category.value === null) return { robots: { index: false } };
  return listingMetadata({
    title: category.value.names[await getLocale()],
    place: { kind: "category", slug },
    searchParams,
  });
}

export default function Page({ params, searchParams }: Props) {
  return (
    <Suspense fallback={<ListingSkeleton />}>
      <CategoryListing params={params} searchParams={searchParams} />
    </Suspense>
  );
}

async function CategoryListing({ params, searchParams }: Pick<Props, "params" | "searchParams">) {
  const { category: slug } = await params;
  const category = await reading(categoryBySlug(slug));
  if (category.ok && category.value === null) notFound();
  return <Listing place={{ kind: "category", slug }} searchParams={searchParams} />;
}
