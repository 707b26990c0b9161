"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useCart } from "./use-cart.tsx";
import { useSpokenCart } from "./use-spoken-cart.ts";

/** Empties the cart at once, and offers for eight seconds to put everything back. */
export function ClearButton() {
  const t = useTranslations();
  const { lines, apply } = useCart();
  const change = useSpokenCart();

  async function clear(): Promise<void> {
    const before = lines;
    const hitch = await change({ kind: "clear" }, () => t("Say.cleared"));
    if (hitch !== null) {
      toast.error(hitch.words);
      return;
    }
    toast(t("Say.cleared"), {
      duration: 8_000,
      action: {
        label: t("Cart.undo"),
        onClick: () => {
          // The button goes with its message.
          document.getElementById("content")?.focus({ preventScroll: true });
          for (const { variantId, quantity } of before)
            void apply({ kind: "setQuantity", variantId, quantity });
        },
      },
    });
  }

  return (
    <button
      type="button"
      onClick={() => void clear()}
      className="mt-2 min-h-11 rounded-sm text-sm text-ink-soft underline underline-offset-4 hover:text-ink"
    >
      {t("Cart.clear")}
    </button>
  );
}
