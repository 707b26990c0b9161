"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { type CartLineView, useCart } from "#cart/use-cart.tsx";
import { troubleOf } from "#trpc/problem-of.ts";
import { type CheckoutReview, type Terms, useCheckoutCalls } from "./calls.ts";
import { type CheckoutDraft, useCheckoutDraft } from "./draft.ts";
import { NotSaved, whenSaved } from "./saved-cart.ts";

const RETRY_MILLISECONDS = 4_000;

export type Reviewing = {
  /** What was settled last; it stays while it is asked anew. */
  readonly review: CheckoutReview | null;
  /** Whether what is shown is not what was asked last. */
  readonly isSettling: boolean;
  /** Why there is no newer one; it is asked for again by itself. */
  readonly error: Error | null;
  readonly isOffline: boolean;
  /** Asks anew, for the cart as it is in this moment. */
  readonly askAnew: () => void;
  /** Somebody else was told what it is now. */
  readonly take: (review: CheckoutReview) => void;
};

/**
 * What would be ordered and what it costs, as the shop has it. It follows the cart and what is chosen; while it `isHeld`
 * it follows what is chosen alone, so that a sum that somebody is about to agree to never changes by itself.
 */
export function useReview({ isHeld, isWanted }: { isHeld: boolean; isWanted: boolean }): Reviewing {
  const client = useCartClient();
  const calls = useCheckoutCalls();
  const queries = useQueryClient();
  const locale = useLocale();
  const { draft } = useCheckoutDraft();
  const { lines } = useCart();
  const now = useMemo(() => lines.map(stamp).join(" "), [lines]);
  const [held, setHeld] = useState<{ readonly cart: string; readonly round: number }>({
    cart: now,
    round: 0,
  });
  const [wasHeld, setWasHeld] = useState(isHeld);
  if (wasHeld !== isHeld) {
    setWasHeld(isHeld);
    // Whoever comes to agree to something sees it as it is then.
    if (isHeld) setHeld({ cart: now, round: held.round + 1 });
  }
  const terms = termsOf(draft);
  const asked = isHeld ? held : { cart: now, round: -1 };
  const queryKey = ["checkout-review", locale, terms, asked];
  const { data, error, fetchStatus, isPlaceholderData, isFetching } = useQuery({
    queryKey,
    queryFn: async () => {
      // The shop looks at the cart anyway: what it has already is not told it again, unless somebody is to agree to the sum.
      if (isHeld || client.snapshot().status !== "saved") await whenSaved(client);
      return calls.review(terms);
    },
    enabled: isWanted,
    placeholderData: keepPreviousData,
    staleTime: isHeld ? Number.POSITIVE_INFINITY : 0,
    gcTime: 60_000,
    refetchOnWindowFocus: !isHeld,
    retry: 0,
    refetchInterval: ({ state }) =>
      state.error !== null && mayPass(state.error) ? RETRY_MILLISECONDS : false,
  });
  return {
    review: data ?? null,
    isSettling: isPlaceholderData || isFetching || data === undefined,
    error,
    isOffline: fetchStatus === "paused" || (error instanceof NotSaved && error.status === "offline"),
    askAnew: useCallback(() => {
      const cart = client.snapshot().lines.map(stamp).join(" ");
      setHeld(({ round }) => ({ cart, round: round + 1 }));
      if (!isHeld) void queries.invalidateQueries({ queryKey: ["checkout-review"] });
    }, [client, queries, isHeld]),
    take: (review) => queries.setQueryData(queryKey, review),
  };
}

const termsOf = ({ country, delivery, code }: CheckoutDraft): Terms => ({
  ...(country === null ? {} : { country }),
  ...(delivery === null ? {} : { delivery }),
  ...(code === null ? {} : { code }),
});

/** All of a line that a review depends on. */
const stamp = ({ line, dots, seen }: CartLineView): string => `${line}=${dots.join(",")}@${seen}`;

/** Whether asking again later may help. */
const mayPass = (error: Error): boolean =>
  error instanceof NotSaved ||
  ["api-unreachable", "dependency-unavailable", "too-many-tries"].includes(troubleOf(error).kind);
