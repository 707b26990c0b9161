"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { useTRPC, useTRPCClient } from "#trpc/browser.ts";
import { type Trouble, troubleOf } from "#trpc/problem-of.ts";
import { createDeliver } from "./deliver.ts";
import { endsSoon } from "./ends-soon.ts";
import { forgetGuestMark, noticeGuestMark, readGuestMark, useGuestMark } from "./guest-mark-store.ts";
import { keepNewest } from "./keep-newest.ts";
import { newId } from "./new-id.ts";
import type { CartChange, CartLineView, CartView, Outcome } from "./operation.ts";
import { type CartQueue, createCartQueue } from "./queue.ts";
import { sendOperation } from "./send-operation.ts";
import { createSessionStarter, tabsInTurns } from "./session-starter.ts";

/**
 * `unknown`: nobody has looked yet (a page that was just drawn) · `saving`: something waits for the API ·
 * `unreachable`: there is a cart, and it could not be read · `ready`: what is shown is what is kept.
 */
export type CartStatus = "unknown" | "ready" | "saving" | "unreachable";

export type CartHandle = {
  /** Null for a shopper who has none yet; undefined while nobody knows. */
  readonly cart: CartView | null | undefined;
  readonly lines: readonly CartLineView[];
  readonly status: CartStatus;
  /** The changes that wait for their answer, in the order they were made. */
  readonly waiting: readonly CartChange[];
  /** Does a change once, however often it has to be sent. Resolves when it is decided, and never rejects. */
  apply(change: CartChange): Promise<Outcome>;
  /** Looks again after `unreachable`. */
  reload(): Promise<unknown>;
};

const CartContext = createContext<CartHandle | null>(null);

/** The tab's cart. A component reads one value and calls one function; how it gets to the API is nobody's business. */
export function useCart(): CartHandle {
  const handle = use(CartContext);
  if (handle === null) throw new Error("useCart needs a CartProvider above it.");
  return handle;
}

const noLines: readonly CartLineView[] = [];
const nothingWaits: readonly CartChange[] = [];

export function CartProvider({ children }: { readonly children: ReactNode }) {
  const mark = useGuestMark();
  const query = useCartQuery(typeof mark === "string");
  const queue = useCartQueue();
  const waiting = useSyncExternalStore(queue.subscribe, queue.waiting, () => nothingWaits);
  const cart = mark === null ? null : query.data;
  useSlidingSession(typeof mark === "string" && query.data != null);
  const { isError, refetch } = query;
  const status = statusOf({ isKnown: cart !== undefined, isError, isSaving: waiting.length > 0 });
  const handle = useMemo<CartHandle>(
    () => ({ cart, lines: cart?.lines ?? noLines, status, waiting, apply: queue.apply, reload: refetch }),
    [cart, status, waiting, queue, refetch],
  );
  return <CartContext value={handle}>{children}</CartContext>;
}

function statusOf(now: { isKnown: boolean; isError: boolean; isSaving: boolean }): CartStatus {
  if (now.isSaving) return "saving";
  if (now.isKnown) return "ready";
  return now.isError ? "unreachable" : "unknown";
}

/** A shopper who comes back keeps his cart: a session near its end is slid on. Should that fail, the next visit does it. */
function useSlidingSession(isLoaded: boolean): void {
  const client = useTRPCClient();
  useEffect(() => {
    if (isLoaded && endsSoon(readGuestMark(), Date.now())) client.session.refresh.mutate().catch(() => {});
  }, [isLoaded, client]);
}

/** The cart as the API has it. Asked for only when this browser has a session, and again when the tab is looked at. */
function useCartQuery(hasSession: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: trpc.cart.get.queryKey(),
    queryFn: ({ signal }) => client.cart.get.query(undefined, { signal }).catch(emptyWhenEnded),
    enabled: hasSession,
    staleTime: 5_000,
    refetchOnWindowFocus: "always",
    retry: (failures, error) => failures < 2 && isWorthAsking(troubleOf(error)),
    structuralSharing: (shown, arrived) =>
      keepNewest(shown as CartView | null | undefined, arrived as CartView | null),
  });
}

/** A session that ended is no failure: its shopper has no cart. */
function emptyWhenEnded(error: unknown): null {
  if (troubleOf(error).kind !== "unauthorized") throw error;
  forgetGuestMark();
  return null;
}

const isWorthAsking = ({ kind }: Trouble): boolean => kind !== "foreign-origin";

function useCartQueue(): CartQueue {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [queue] = useState(() => {
    const key = trpc.cart.get.queryKey();
    const deliver = createDeliver({
      send: (operation) => sendOperation(client, operation),
      troubleOf,
      shown: () => queryClient.getQueryData(key),
      session: readGuestMark,
      startSession: createSessionStarter({
        mark: readGuestMark,
        start: () => client.session.start.mutate(),
        inTurns: tabsInTurns,
      }),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    return createCartQueue({
      newId,
      async deliver(operation) {
        await queryClient.cancelQueries({ queryKey: key });
        const outcome = await deliver(operation);
        if (outcome.ok) queryClient.setQueryData(key, (shown) => keepNewest(shown, outcome.cart));
        noticeGuestMark();
        if (!outcome.ok) void queryClient.invalidateQueries({ queryKey: key });
        return outcome;
      },
    });
  });
  return queue;
}
