import type { Metadata } from "next";
import { Suspense } from "react";
import { CategoryTiles, CategoryTilesSkeleton } from "#home/category-tiles.tsx";
import { Hero } from "#home/hero.tsx";
import { HomeShelf } from "#home/home-shelf.tsx";
import { ShelfSkeleton } from "#product/shelf.tsx";
import { pageMetadata } from "#seo/page-metadata.ts";
import { WebSiteData } from "#seo/web-site-data.tsx";

export const generateMetadata = (): Promise<Metadata> => pageMetadata({ path: "" });

export default function Page() {
  return (
    <div className="page">
      <Suspense>
        <WebSiteData />
      </Suspense>
      <Hero />
      <Suspense fallback={<CategoryTilesSkeleton />}>
        <CategoryTiles />
      </Suspense>
      <Suspense fallback={<ShelfSkeleton count={8} />}>
        <HomeShelf kind="newest" />
      </Suspense>
      <Suspense fallback={<ShelfSkeleton count={4} />}>
        <HomeShelf kind="small" />
      </Suspense>
    </div>
  );
}
