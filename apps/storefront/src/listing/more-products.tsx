"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { ProductCard } from "#product/product-card.tsx";
import { useVoice } from "#shell/voice.tsx";
import { useTRPCClient } from "#trpc/browser.ts";
import { button } from "#ui/button.ts";
import { listInput, type Place, searchInput } from "./place.ts";
import type { ListingQuery } from "./query.ts";

/**
 * Continues a list in place. The button is a link to the next part as a page of its own, which is what it does
 * without scripts. What was loaded is kept by the tab: whoever comes back finds the list as long as he left it.
 */
export function MoreProducts({
  place,
  query,
  fallbackHref,
}: {
  readonly place: Place;
  /** The list, beginning where the part on the page ended. */
  readonly query: ListingQuery & { readonly after: string };
  readonly fallbackHref: string;
}) {
  const t = useTranslations("Listing");
  const { products, load, hasMore, isLoading, isFailed } = useMore(place, query);
  const list = useRef<HTMLLIElement>(null);
  useFocusOnNew(list, products.length);
  return (
    <>
      {products.map((product) => (
        <li key={product.id} data-more>
          <ProductCard product={product} />
        </li>
      ))}
      {hasMore && (
        <li ref={list} className="col-span-full flex flex-col items-center gap-3 pt-2">
          {isFailed && (
            <p role="alert" className="text-sm text-bad">
              {t("moreFailed")}
            </p>
          )}
          <Link
            href={fallbackHref}
            prefetch={false}
            rel="next"
            aria-busy={isLoading || undefined}
            className={button("quiet")}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              if (!isLoading) load();
            }}
          >
            {isLoading ? t("loading") : t("more")}
          </Link>
        </li>
      )}
    </>
  );
}

function useMore(place: Place, query: ListingQuery & { readonly after: string }) {
  const { catalog } = useTRPCClient();
  const more = useInfiniteQuery({
    queryKey: ["more", place, query],
    queryFn: ({ pageParam: after, signal }) =>
      place.kind === "search" && query.text !== null
        ? catalog.search.query(searchInput(query.text, { ...query, after }), { signal })
        : catalog.list.query(listInput(place, { ...query, after }), { signal }),
    initialPageParam: query.after,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: false,
    retry: 1,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return {
    products: more.data?.pages.flatMap(({ items }) => items) ?? [],
    hasMore: more.data === undefined || more.hasNextPage,
    load: () => void more.fetchNextPage(),
    isLoading: more.isFetching,
    isFailed: more.isError,
  };
}

/** After a click the first new product gets the focus, and the number of new ones is said. */
function useFocusOnNew(end: React.RefObject<HTMLLIElement | null>, count: number): void {
  const t = useTranslations("Listing");
  const say = useVoice();
  const shown = useRef(count);
  const grid = useRef<Element | null>(null);
  useEffect(() => {
    grid.current = end.current?.parentElement ?? grid.current;
    const added = count - shown.current;
    if (added > 0) {
      const fresh = grid.current?.querySelectorAll<HTMLAnchorElement>("li[data-more] h3 a");
      fresh?.[shown.current]?.focus({ preventScroll: true });
      say(t("loaded", { count: added }));
    }
    shown.current = count;
  }, [count, end, say, t]);
}
