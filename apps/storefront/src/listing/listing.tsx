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
import {
  isNarrowed,
  type ListingQuery,
  listingHref,
  type Parameters,
  parseListing,
  widened,
} from "./query.ts";

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
  if (items.length === 0) return <NothingFits place={place} query={query} digits={digits} />;
  return (
    <>
      <ItemListData products={items} />
      <Position
        place={place}
        query={query}
        digits={digits}
        count={items.length}
        total={total ?? (nextCursor === null ? items.length : null)}
      />
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
        {place.kind === "search" && query.after === null && count > 1 && `, ${t("bestFirst")}`}
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

/** Blames the filters first, and leads back to the list without them: words and category stay. */
async function NothingFits({
  place,
  query,
  digits,
}: {
  readonly place: Place;
  readonly query: ListingQuery;
  readonly digits: number;
}) {
  const t = await getTranslations();
  const text = place.kind === "search" ? query.text : null;
  const isFiltered = isNarrowed(query);
  const way = (target: ListingQuery): string => listingHref(pathOf(place), target, digits);
  const [href, label] = isFiltered
    ? [way(widened(query)), t("Filters.clear")]
    : text !== null && query.category !== null
      ? [way({ ...query, category: null, after: null }), t("Listing.emptyElsewhere")]
      : ["/products", t("Listing.emptyAction")];
  return (
    <Notice
      title={
        isFiltered || text === null ? t("Listing.emptyTitle") : t("Listing.emptySearchTitle", { query: text })
      }
      text={isFiltered || text === null ? t("Listing.emptyText") : t("Listing.emptySearchText")}
    >
      <Link href={href} className={button("primary")}>
        {label}
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
