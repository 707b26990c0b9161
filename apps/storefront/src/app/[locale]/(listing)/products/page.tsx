import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Listing, ListingSkeleton } from "#listing/listing.tsx";
import { listingMetadata } from "#seo/listing-metadata.ts";

export async function generateMetadata({ searchParams }: PageProps<"/[locale]/products">): Promise<Metadata> {
  const t = await getTranslations("Listing");
  return listingMetadata({ title: t("all"), place: { kind: "all" }, searchParams });
}

export default function Page({ searchParams }: PageProps<"/[locale]/products">) {
  return (
    <Suspense fallback={<ListingSkeleton />}>
      <Listing place={{ kind: "all" }} searchParams={searchParams} />
    </Suspense>
  );
}
