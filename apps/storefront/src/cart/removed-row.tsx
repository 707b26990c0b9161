"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { HitchNote } from "#ui/hitch-note.tsx";
import { useLineName } from "./use-line-name.ts";
import type { RemovedLine, RemovedLines } from "./use-removed-lines.ts";
import { useSpokenCart } from "./use-spoken-cart.ts";

/**
 * What stands in a removed line's place for a while, with the way back. Takes the focus, which was on the button that
 * went away with the line; in the same frame, or the drawer would take it first. It stays while it is pointed at, or has
 * the focus of somebody who moves by keys: focus that only followed a click holds nothing.
 */
export function RemovedRow({
  removed: { line, undo },
  hold,
  onDone,
}: {
  readonly removed: RemovedLine;
  readonly hold: RemovedLines["hold"];
  readonly onDone: () => void;
}) {
  const t = useTranslations();
  const change = useSpokenCart();
  const [trouble, setTrouble] = useState<string | null>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const name = useLineName()(line);
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isHeld = isPointedAt || hasFocus;
  useEffect(() => (isHeld ? hold(line.variantId) : undefined), [isHeld, hold, line.variantId]);
  useLayoutEffect(() => undoButton.current?.focus({ preventScroll: true }), []);

  function putBack(): void {
    const spoken = change(undo, ({ total }) => t("Say.restored", { name, total }));
    if (spoken.ok) onDone();
    else setTrouble(spoken.words);
  }

  return (
    <li
      className="py-4"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={({ target }) => setFocus(target.matches(":focus-visible"))}
      onBlur={() => setFocus(false)}
    >
      <div className="flex items-center justify-between gap-4 text-sm text-ink-soft">
        <p>{t("Cart.removed", { name })}</p>
        <button
          ref={undoButton}
          type="button"
          onClick={putBack}
          aria-label={t("Cart.undoLine", { name })}
          className="min-h-11 shrink-0 rounded-full px-4 font-medium text-accent underline-offset-4 hover:underline"
        >
          {t("Cart.undo")}
        </button>
      </div>
      {trouble !== null && <HitchNote words={trouble} onAgain={null} />}
    </li>
  );
}
