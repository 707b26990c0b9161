"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import type { Restore } from "./use-cart.tsx";
import { useSpokenCart } from "./use-spoken-cart.ts";

/** How long a removal may be taken back. */
export const UNDO_MILLISECONDS = 8_000;

/** Says what was done and offers for eight seconds to take it back: the very lines, in their places. */
export function useUndoToast(): (words: string, undo: Restore) => void {
  const t = useTranslations();
  const change = useSpokenCart();
  return (words, undo) =>
    void toast(words, {
      duration: UNDO_MILLISECONDS,
      action: {
        label: t("Cart.undo"),
        onClick: () => {
          // The button goes with its message.
          document.getElementById("content")?.focus({ preventScroll: true });
          const spoken = change(undo, ({ total }) => t("Say.undone", { total }));
          if (!spoken.ok) toast.error(spoken.words);
        },
      },
    });
}
