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
  const [hitch, setHitch] = useState<Hitch | null>(null);
  const { variantId } = line;
  const isWaiting = waiting.some((other) => other.kind === "clear" || other.variantId === variantId);

  function commit(quantity: number): void {
    setHitch(null);
    if (quantity === line.quantity && !isWaiting) {
      setDraft(null);
      return;
    }
    setDraft(quantity);
    void change({ kind: "setQuantity", variantId, quantity }, ({ total }) =>
      t("changed", { name, quantity, total }),
    ).then((result) => settle(quantity, result));
  }

  /** Only the answer to the latest wish clears the draft; an earlier one must not move what is being clicked. */
  function settle(quantity: number, result: Hitch | null): void {
    setDraft((current) => (current === quantity || result !== null ? null : current));
    setHitch(result);
  }

  function remove(): void {
    setHitch(null);
    removal.note();
    void change({ kind: "remove", variantId }, ({ total }) => t("removed", { name, total })).then(
      (result) => {
        if (result === null) onRemoved();
        else setHitch(result);
      },
    );
  }

  const again = hitch?.again ?? null;
  return {
    draft: typed ?? line.quantity,
    setDraft,
    commit,
    remove,
    hitch,
    again: again && (() => void again().then(setHitch)),
    isWaiting,
  };
}
