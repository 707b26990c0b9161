"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CartLineView } from "./operation.ts";
import { useCart } from "./use-cart.tsx";
import { type Hitch, useSpokenCart } from "./use-spoken-cart.ts";

/**
 * Told of a removal before it happens, so that what takes the line's place is there in the very frame the line goes;
 * taken back when the line stays after all.
 */
export type Removal = { readonly note: () => void; readonly takeBack: () => void };

/**
 * What a shopper does to one line. The quantity under the fingers is a draft of the line's own until the API has
 * answered for it, so that clicking on does not wait; a refusal puts back what the cart holds.
 */
export function useLineChanges(line: CartLineView, name: string, removal: Removal) {
  const t = useTranslations("Say");
  const { waiting } = useCart();
  const change = useSpokenCart();
  const [typed, setDraft] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<{ words: string; again: (() => void) | null } | null>(null);
  const { variantId } = line;
  const isWaiting = waiting.some((other) => other.kind === "clear" || other.variantId === variantId);

  /** Shows how a change went. Taking it up again goes the same way as the first time. */
  async function follow(
    start: () => Promise<Hitch | null>,
    onEnd: (hitch: Hitch | null) => void,
  ): Promise<void> {
    setTrouble(null);
    const hitch = await start();
    onEnd(hitch);
    const again = hitch?.again ?? null;
    setTrouble(hitch && { words: hitch.words, again: again && (() => void follow(again, onEnd)) });
  }

  function commit(quantity: number): void {
    if (quantity === line.quantity && !isWaiting) {
      setTrouble(null);
      setDraft(null);
      return;
    }
    setDraft(quantity);
    void follow(
      () =>
        change({ kind: "setQuantity", variantId, quantity }, ({ total }) =>
          t("changed", { name, quantity, total }),
        ),
      // Only the answer to the latest wish clears the draft; an earlier one must not move what is being clicked.
      (hitch) => setDraft((current) => (current === quantity || hitch !== null ? null : current)),
    );
  }

  function remove(): void {
    removal.note();
    void follow(
      () => change({ kind: "remove", variantId }, ({ total }) => t("removed", { name, total })),
      (hitch) => (hitch === null ? removal.note() : removal.takeBack()),
    );
  }

  return { draft: typed ?? line.quantity, setDraft, commit, remove, trouble, isWaiting };
}
