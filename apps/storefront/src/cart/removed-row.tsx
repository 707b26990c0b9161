"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { HitchNote } from "#ui/hitch-note.tsx";
import { lineName } from "./line-name.ts";
import type { CartLineView } from "./operation.ts";
import type { RemovedLines } from "./use-removed-lines.ts";
import { type Hitch, useSpokenCart } from "./use-spoken-cart.ts";

/**
 * What stands in a removed line's place for a while, with the way back. Takes the focus, which was on the button that
 * went away with the line; in the same frame, or the drawer would take it first. It stays while it is pointed at or has
 * the focus.
 */
export function RemovedRow({
  line,
  hold,
  onDone,
}: {
  readonly line: CartLineView;
  readonly hold: RemovedLines["hold"];
  readonly onDone: () => void;
}) {
  const t = useTranslations();
  const change = useSpokenCart();
  const [hitch, setHitch] = useState<Hitch | null>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const name = lineName(line) ?? t("Cart.gone");
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isHeld = isPointedAt || hasFocus;
  useEffect(() => (isHeld ? hold(line.variantId) : undefined), [isHeld, hold, line.variantId]);
  useLayoutEffect(() => undoButton.current?.focus({ preventScroll: true }), []);

  async function undo(): Promise<void> {
    const { variantId, quantity } = line;
    const result = await change({ kind: "setQuantity", variantId, quantity }, ({ total }) =>
      t("Say.restored", { name, total }),
    );
    if (result === null) onDone();
    else setHitch(result);
  }

  return (
    <li
      className="py-4"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      <div className="flex items-center justify-between gap-4 text-sm text-ink-soft">
        <p>{t("Cart.removed", { name })}</p>
        <button
          ref={undoButton}
          type="button"
          onClick={() => void undo()}
          aria-label={t("Cart.undoLine", { name })}
          className="min-h-11 shrink-0 rounded-full px-4 font-medium text-accent underline-offset-4 hover:underline"
        >
          {t("Cart.undo")}
        </button>
      </div>
      {hitch !== null && <HitchNote words={hitch.words} onAgain={hitch.again && (() => void undo())} />}
    </li>
  );
}
