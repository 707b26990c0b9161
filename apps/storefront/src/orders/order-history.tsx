"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useIsSignedIn } from "#account/use-is-signed-in.ts";
import { useCart } from "#cart/use-cart.tsx";
import { Link } from "#i18n/navigation.ts";
import { useTRPCClient } from "#trpc/browser.ts";
import { useSessionCall } from "#trpc/use-session-call.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { OrderRow, type OrderSummary } from "./order-row.tsx";

const PAGE = 10;

/** Somebody's orders, latest first. Whoever has no account sees what was ordered from this browser, and the way to one. */
export function OrderHistory() {
  const t = useTranslations();
  const isSignedIn = useIsSignedIn();
  const history = useHistory();
  const { items } = history;
  if (history.isFailed)
    return (
      <Notice title={t("Orders.unreachableTitle")} text={t("Orders.unreachableText")}>
        <button type="button" onClick={history.again} className={button("primary")}>
          {t("Problem.again")}
        </button>
      </Notice>
    );
  if (items === undefined) return <HistorySkeleton label={t("Orders.loading")} />;
  return (
    <>
      {isSignedIn === false && <GuestNote />}
      {items.length === 0 ? (
        <Notice Icon={Package} title={t("Orders.emptyTitle")} text={t("Orders.emptyText")}>
          <Link href="/products" className={button("primary")}>
            {t("Orders.emptyAction")}
          </Link>
          <Link href="/cart" className={button("quiet")}>
            {t("Cart.goToCart")}
          </Link>
        </Notice>
      ) : (
        <Rows items={items} history={history} />
      )}
    </>
  );
}

function Rows({
  items,
  history,
}: {
  readonly items: readonly OrderSummary[];
  readonly history: ReturnType<typeof useHistory>;
}) {
  const t = useTranslations("Orders");
  const list = useRef<HTMLUListElement>(null);
  const shown = useRef(items.length);
  useEffect(() => {
    if (items.length > shown.current)
      list.current?.querySelectorAll<HTMLElement>("li a")[shown.current]?.focus({ preventScroll: true });
    shown.current = items.length;
  }, [items.length]);
  return (
    <>
      <ul ref={list} aria-label={t("historyTitle")} className="space-y-4">
        {items.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      {history.hasMore && (
        <div className="mt-8 text-center">
          <button
            type="button"
            onClick={history.more}
            aria-disabled={history.isLoading || undefined}
            className={button("quiet")}
          >
            {history.isLoading ? t("oneMoment") : t("older")}
          </button>
        </div>
      )}
    </>
  );
}

function GuestNote() {
  const t = useTranslations("Orders");
  return (
    <p className="mb-8 rounded-xl bg-tile px-4 py-3 text-ink-soft">
      {t("guestNote")}{" "}
      <Link href="/sign-in?to=orders" className="font-medium text-ink underline underline-offset-4">
        {t("signIn")}
      </Link>
    </p>
  );
}

/** A browser without a session has ordered nothing with it, and nobody is asked. */
function useHistory() {
  const { identity, isKnown } = useCart();
  const { orders } = useTRPCClient();
  const ask = useSessionCall();
  const history = useInfiniteQuery({
    queryKey: ["orders", identity?.cartId],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask(() => orders.list.query({ limit: PAGE, ...(cursor === null ? {} : { cursor }) }, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: identity !== null,
    retry: 1,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    /** Undefined while they are being asked for. */
    items: identity === null && isKnown ? [] : history.data?.pages.flatMap(({ items }) => items),
    isFailed: history.isError && history.data === undefined,
    isLoading: history.isFetchingNextPage,
    hasMore: history.hasNextPage,
    more: () => void history.fetchNextPage(),
    again: () => void history.refetch(),
  };
}

const HistorySkeleton = ({ label }: { readonly label: string }) => (
  <div role="status" aria-busy className="space-y-4">
    <span className="sr-only">{label}</span>
    {["a", "b", "c"].map((row) => (
      <Skeleton key={row} className="h-28 rounded-tile" />
    ))}
  </div>
);
