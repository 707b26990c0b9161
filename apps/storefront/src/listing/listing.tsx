import type { ProductPage } from "@dotcart/api/router";
import { getTranslations } from "next-intl/server";
import { reading } from "#catalogue/reading.ts";
import { facetsOf, listProducts, searchProducts } from "#catalogue/reads.ts";
import { env } from "#env.ts";
import { fractionDigits } from "#format/money.ts";
import { Link } from "#i18n/navigation.ts";
import { ProductCard } from "#product/product-card.tsx";
import { ProductGrid, ProductGridSkeleton } from "#product/product-grid.tsx";
import { ItemListData } from "#seo/item-list-data.tsx";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { Unreachable } from "#ui/unreachable.tsx";
import { MoreProducts } from "./more-products.tsx";
import { filterInput, listInput, PAGE_SIZE, type Place, pathOf, searchInput } from "./place.ts";
import { type ListingQuery, listingHref, type Parameters, parseListing } from "./query.ts";

/** The list that an address names: its first products, and the way to more. */
export async function Listing({
  place,
  searchParams,
}: {
  readonly place: Place;
  readonly searchParams: Promise<Parameters>;
}) {
  const digits = fractionDigits(env().CURRENCY);
  const query = parseListing(await searchParams, digits);
  if (place.kind === "search" && query.text === null) return <AskForWords />;
  const found = await reading(Promise.all([read(place, query), count(place, query)]));
  if (!found.ok) return <Unreachable />;
  const [page, total] = found.value;
  const { items, nextCursor } = page ?? { items: [], nextCursor: null };
  if (items.length === 0) return <NothingFits place={place} query={query} />;
  return (
    <>
      <ItemListData products={items} />
      <Position place={place} query={query} digits={digits} count={items.length} total={total} />
      <ProductGrid>
        {items.map((product, index) => (
          <li key={product.id}>
            <ProductCard product={product} eager={index < 4} />
          </li>
        ))}
        {nextCursor !== null && (
          <MoreProducts
            place={place}
            query={{ ...query, after: nextCursor }}
            fallbackHref={listingHref(pathOf(place), { ...query, after: nextCursor }, digits)}
          />
        )}
      </ProductGrid>
    </>
  );
}

export const ListingSkeleton = () => (
  <>
    <p aria-hidden className="mb-5 text-sm">
      &nbsp;
    </p>
    <ProductGridSkeleton count={PAGE_SIZE / 2} />
  </>
);

/** How many there are in all; null for a search, of which nobody counts the end. */
const count = async (place: Place, query: ListingQuery): Promise<number | null> =>
  place.kind === "search" ? null : ((await facetsOf(filterInput(place, query)))?.productCount ?? null);

const read = (place: Place, query: ListingQuery): Promise<ProductPage | null> =>
  place.kind === "search" && query.text !== null
    ? searchProducts(searchInput(query.text, query))
    : listProducts(listInput(place, query));

/** How much of the list this is. */
async function Position({
  place,
  query,
  digits,
  count,
  total,
}: {
  readonly place: Place;
  readonly query: ListingQuery;
  readonly digits: number;
  readonly count: number;
  readonly total: number | null;
}) {
  const t = await getTranslations("Listing");
  return (
    <p className="mb-5 flex flex-wrap justify-between gap-x-6 text-sm text-ink-soft">
      <span>
        {query.after !== null
          ? t("shownNext", { count })
          : total === null
            ? t("shownFirst", { count })
            : t("shown", { count: total })}
      </span>
      {query.after !== null && (
        <Link
          href={listingHref(pathOf(place), { ...query, after: null }, digits)}
          className="underline underline-offset-4"
        >
          {t("start")}
        </Link>
      )}
    </p>
  );
}

async function NothingFits({ place, query }: { readonly place: Place; readonly query: ListingQuery }) {
  const t = await getTranslations("Listing");
  const text = place.kind === "search" ? query.text : null;
  return (
    <Notice
      title={text === null ? t("emptyTitle") : t("emptySearchTitle", { query: text })}
      text={text === null ? t("emptyText") : t("emptySearchText")}
    >
      <Link href="/products" className={button("primary")}>
        {t("emptyAction")}
      </Link>
    </Notice>
  );
}

async function AskForWords() {
  const t = await getTranslations("Listing");
  return (
    <Notice title={t("askTitle")} text={t("askText")}>
      <Link href="/products" className={button("primary")}>
        {t("emptyAction")}
      </Link>
    </Notice>
  );
}
