"use client";

import type { OrderView } from "@dotcart/api/router";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCart } from "#cart/use-cart.tsx";
import { useTRPCClient } from "#trpc/browser.ts";
import { type Trouble, troubleOf } from "#trpc/problem-of.ts";
import { useSessionCall } from "#trpc/use-session-call.ts";
import { nextLook } from "./patience.ts";
import { isPassing, stageOf } from "./stage.ts";

/** An order, and what shows that somebody who is not its owner here may see it. */
export type OrderAddress = { readonly orderId: string; readonly key?: string };

export type UsedOrder = {
  /** Undefined while it is being asked for. */
  readonly order: OrderView | undefined;
  /** Why it cannot be shown; null when it can, or is on its way. */
  readonly trouble: Trouble | null;
  /** It should have settled by now, and is not looked at by itself any more. */
  readonly isLate: boolean;
  readonly isLooking: boolean;
  look(): void;
  /** What a change of it was answered with. */
  put(order: OrderView): void;
};

type Look = { readonly order: OrderView; readonly looks: number };

/** Keeps an order on the screen, and looks at it again for as long as it changes by itself. No cache outlives the page. */
export function useOrder(address: OrderAddress): UsedOrder {
  const { orders } = useTRPCClient();
  const ask = useSessionCall();
  const { identity, isKnown } = useCart();
  const hasRight = address.key !== undefined || identity !== null;
  const queries = useQueryClient();
  const queryKey = ["order", address];
  const { data, error, isFetching, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Look> => {
      const order = await ask(() => orders.byId.query(address, { signal }));
      return { order, looks: (queries.getQueryData<Look>(queryKey)?.looks ?? 0) + 1 };
    },
    enabled: hasRight,
    staleTime: 0,
    gcTime: 0,
    retry: (failures, cause) => failures < 2 && troubleOf(cause).kind === "api-unreachable",
    refetchInterval: ({ state }) => (state.data === undefined ? false : nextLookAt(state.data)),
  });
  return {
    order: data?.order,
    trouble: data === undefined ? whyNot({ error, isNobody: !hasRight && isKnown }) : null,
    isLate: data !== undefined && isPassing(stageOf(data.order)) && nextLook(data.looks) === null,
    isLooking: isFetching,
    look: () => void refetch(),
    put: (order) => void queries.setQueryData<Look>(queryKey, { order, looks: 0 }),
  };
}

const nextLookAt = ({ order, looks }: Look): number | false =>
  (isPassing(stageOf(order)) && nextLook(looks)) || false;

/** Whoever shows neither a session nor a key need not be asked about. */
function whyNot({ error, isNobody }: { error: Error | null; isNobody: boolean }): Trouble | null {
  if (isNobody) return { kind: "no-such-order" };
  return error === null ? null : troubleOf(error);
}
