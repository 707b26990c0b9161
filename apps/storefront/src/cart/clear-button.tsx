"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useSpokenCart } from "./use-spoken-cart.ts";
import { useUndoToast } from "./use-undo-toast.ts";

/** Empties the cart at once, and offers for eight seconds to put everything back where it was. */
export function ClearButton() {
  const t = useTranslations();
  const change = useSpokenCart();
  const offerUndo = useUndoToast();

  function clear(): void {
    const words = t("Say.cleared");
    const spoken = change({ kind: "clear" }, () => words);
    if (!spoken.ok) toast.error(spoken.words);
    else if (spoken.undo !== null) offerUndo(words, spoken.undo);
    // What says that the cart is empty stands at the top; from below a long cart nothing of it would be seen.
    if (spoken.ok) scrollTo({ top: 0 });
  }

  return (
    <button
      type="button"
      onClick={clear}
      className="mt-2 min-h-11 rounded-sm text-sm text-ink-soft underline underline-offset-4 hover:text-ink"
    >
      {t("Cart.clear")}
    </button>
  );
}
