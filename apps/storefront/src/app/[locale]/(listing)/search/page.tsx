import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Listing, ListingSkeleton } from "#listing/listing.tsx";

/** Results belong to one shopper's words; search engines are asked to index the shelves instead. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Listing");
  return { title: t("search"), robots: { index: false, follow: true } };
}

export default function Page({ searchParams }: PageProps<"/[locale]/search">) {
  return (
    <Suspense fallback={<ListingSkeleton />}>
      <Listing place={{ kind: "search" }} searchParams={searchParams} />
    </Suspense>
  );
}
