"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import type { CartProblem } from "@dotcart/cart-domain";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useDrawer } from "#shell/cart-drawer.tsx";
import { useVoice } from "#shell/voice.tsx";
import { useTRPCClient } from "#trpc/browser.ts";
import { useSessionCall } from "#trpc/use-session-call.ts";
import type { OrderAddress } from "./use-order.ts";

type Reordered =
  | { readonly kind: "none" }
  | { readonly kind: "trouble" }
  /** Something could not be had. `added` counts what could, in pieces. */
  | { readonly kind: "partly"; readonly added: number; readonly problems: readonly CartProblem[] };

/**
 * Puts an order's goods into this browser's cart. The server does it, because the catalogue may have changed since; the
 * replica then asks for the outcome. A browser that has no cart, as one that opened a mail's link, begins one. A click whose answer was lost is repeated under its own id, so it counts once.
 */
export function useReorder(address: OrderAddress) {
  const t = useTranslations("Orders");
  const { orders, session } = useTRPCClient();
  const ask = useSessionCall();
  const cart = useCartClient();
  const drawer = useDrawer();
  const say = useVoice();
  const [isPending, setPending] = useState(false);
  const [result, setResult] = useState<Reordered>({ kind: "none" });
  const unanswered = useRef<string | null>(null);

  async function reorder(): Promise<void> {
    if (isPending) return;
    setPending(true);
    setResult({ kind: "none" });
    unanswered.current ??= crypto.randomUUID();
    const operationId = unanswered.current;
    try {
      if (cart.snapshot().identity === null) await session.start.mutate();
      const { added, problems } = await ask(() => orders.reorder.mutate({ ...address, operationId }));
      unanswered.current = null;
      await cart.sync();
      const pieces = added.reduce((sum, { quantity }) => sum + quantity, 0);
      if (problems.length > 0) return setResult({ kind: "partly", added: pieces, problems });
      say(t("reordered", { count: pieces }));
      drawer.open();
    } catch {
      setResult({ kind: "trouble" });
    } finally {
      setPending(false);
    }
  }

  return { reorder, isPending, result };
}
