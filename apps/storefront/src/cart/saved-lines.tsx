"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { LineHead, LinePicture } from "./cart-line.tsx";
import { lineState } from "./line-state.ts";
import { type CartLineView, useCart } from "./use-cart.tsx";
import { useLineName } from "./use-line-name.ts";
import { type Sentence, useSpokenCart } from "./use-spoken-cart.ts";
import { useUndoToast } from "./use-undo-toast.ts";

/** What waits for later: never counted, never paid, one click from the cart. */
export function SavedLines() {
  const t = useTranslations("Cart");
  const { saved } = useCart();
  if (saved.length === 0) return null;
  return (
    <section aria-labelledby="saved" className="mt-4 max-w-3xl">
      <h2 id="saved" tabIndex={-1} className="text-xl outline-none">
        {t("savedTitle", { count: saved.length })}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {saved.map((line) => (
          <SavedLine key={line.line} line={line} />
        ))}
      </ul>
    </section>
  );
}

function SavedLine({ line }: { readonly line: CartLineView }) {
  const t = useTranslations();
  const change = useSpokenCart();
  const offerUndo = useUndoToast();
  const name = useLineName()(line);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { variantId } = line;
  const isGone = lineState(line) === "gone";

  function make(kind: "moveToCart" | "removeSaved", sentence: Sentence): void {
    const spoken = change({ kind, variantId }, sentence);
    setTrouble(spoken.ok ? null : spoken.words);
    if (spoken.ok && spoken.undo !== null && kind === "removeSaved")
      offerUndo(t("Cart.removed", { name }), spoken.undo);
  }

  return (
    <li data-saved={variantId} className="flex gap-4 py-5">
      <LinePicture line={line} size="small" />
      <div className="min-w-0 flex-1">
        <LineHead line={line} name={name} />
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          {!isGone && (
            <button
              type="button"
              onClick={() =>
                make("moveToCart", ({ itemCount: count, total }) => t("Say.added", { name, count, total }))
              }
              aria-label={t("Cart.moveLine", { name })}
              className={button("quiet", "small")}
            >
              {t("Cart.moveToCart")}
            </button>
          )}
          <span className="text-sm text-ink-soft">
            {line.quantity > 1 && t("Cart.items", { count: line.quantity })}
          </span>
          <button
            type="button"
            onClick={() => make("removeSaved", () => t("Cart.removed", { name }))}
            aria-label={t("Cart.removeLine", { name })}
            className="min-h-9 rounded-sm text-sm text-ink-soft underline underline-offset-4 hover:text-ink"
          >
            {t("Cart.remove")}
          </button>
        </div>
        {trouble !== null && (
          <div className="mt-3">
            <HitchNote words={trouble} onAgain={null} />
          </div>
        )}
      </div>
    </li>
  );
}
