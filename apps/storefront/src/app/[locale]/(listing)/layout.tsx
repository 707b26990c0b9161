import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { reading } from "#catalogue/reading.ts";
import { listCategories } from "#catalogue/reads.ts";
import { env } from "#env.ts";
import { fractionDigits } from "#format/money.ts";
import { FilterPanel } from "#listing/filter-panel.tsx";
import { ListingTitle } from "#listing/listing-title.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

/** Title and filters around every list. They stay on the screen, and keep the focus, while the list is exchanged. */
export default async function Layout({ children }: LayoutProps<"/[locale]">) {
  const t = await getTranslations("Listing");
  return (
    <div className="page pt-8 md:pt-12">
      <Suspense fallback={<TitleSkeleton />}>
        <Title />
      </Suspense>
      <div className="mt-6 grid gap-8 md:mt-8 lg:grid-cols-[14rem_1fr] lg:gap-12">
        <Suspense fallback={<PanelSkeleton />}>
          <Panel />
        </Suspense>
        <section aria-labelledby="products" className="min-w-0">
          <h2 id="products" className="sr-only">
            {t("products")}
          </h2>
          {children}
        </section>
      </div>
    </div>
  );
}

async function Title() {
  const { categories, digits } = await known();
  return <ListingTitle categories={categories} digits={digits} />;
}

async function Panel() {
  const { categories, digits, currency } = await known();
  return <FilterPanel categories={categories} digits={digits} currency={currency} />;
}

/** Without the API there are still prices and stock to filter by once it is back; only the categories are missing. */
async function known() {
  await connection();
  const categories = await reading(listCategories());
  const { CURRENCY: currency } = env();
  return { categories: categories.ok ? categories.value : [], digits: fractionDigits(currency), currency };
}

const TitleSkeleton = () => (
  <div aria-busy>
    <Skeleton className="h-[2.156rem] w-56 md:h-[2.588rem]" />
    <Skeleton className="mt-3 h-[1.6em] w-72" />
  </div>
);

const PanelSkeleton = () => (
  <div aria-busy>
    <Skeleton className="h-11 w-full rounded-full lg:h-160 lg:rounded-tile" />
  </div>
);
