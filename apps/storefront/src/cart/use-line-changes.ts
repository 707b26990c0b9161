"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CartChange, CartLineView, Restore } from "./use-cart.tsx";
import { type Sentence, useSpokenCart } from "./use-spoken-cart.ts";
import { useUndoToast } from "./use-undo-toast.ts";

/**
 * What a shopper does to one line. A number that is being typed is a draft of the field's own; once it is done, it is
 * the cart's in the same frame, or the reason why not stands beside it.
 */
export function useLineChanges(
  line: CartLineView,
  { name, onRemoved }: { readonly name: string; readonly onRemoved: (undo: Restore) => void },
) {
  const t = useTranslations("Say");
  const change = useSpokenCart();
  const offerUndo = useUndoToast();
  const [draft, setDraft] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { variantId } = line;

  function make(wanted: CartChange, sentence: Sentence): Restore | null {
    const spoken = change(wanted, sentence);
    setTrouble(spoken.ok ? null : spoken.words);
    return spoken.ok ? spoken.undo : null;
  }

  return {
    quantity: draft ?? line.quantity,
    setDraft,
    trouble,
    setQuantity(quantity: number): void {
      setDraft(null);
      make({ kind: "setQuantity", variantId, quantity }, ({ total }) =>
        t("changed", { name, quantity, total }),
      );
    },
    remove(): void {
      setDraft(null);
      const undo = make({ kind: "remove", variantId }, ({ total }) => t("removed", { name, total }));
      if (undo !== null) onRemoved(undo);
    },
    acceptPrice(): void {
      make({ kind: "acceptPrice", variantId }, ({ total }) => t("priceKept", { name, total }));
    },
    saveForLater(): void {
      const words = t("savedForLater", { name });
      const undo = make({ kind: "saveForLater", variantId }, () => words);
      if (undo !== null) offerUndo(words, undo);
    },
  };
}
