"use client";

import { useTranslations } from "next-intl";
import { CartLine } from "./cart-line.tsx";
import { RemovedRow } from "./removed-row.tsx";
import { useCart } from "./use-cart.tsx";
import type { RemovedLines } from "./use-removed-lines.ts";

/** The lines, and in their old places those that were just removed. */
export function CartLines({
  size,
  removed,
  onLeave,
}: {
  readonly size: "small" | "large";
  readonly removed: RemovedLines;
  readonly onLeave?: () => void;
}) {
  const t = useTranslations("Cart");
  const { lines } = useCart();
  const gone = removed.lines.filter(({ line }) =>
    lines.every(({ variantId }) => variantId !== line.variantId),
  );
  const rows: (["line", (typeof lines)[number]] | ["gone", (typeof gone)[number]])[] = lines.map((line) => [
    "line",
    line,
  ]);
  for (const row of gone) rows.splice(Math.min(row.position, rows.length), 0, ["gone", row]);
  return (
    <ul aria-label={t("title")} className={`divide-y divide-line ${size === "large" ? "max-w-3xl" : ""}`}>
      {rows.map((row) =>
        row[0] === "line" ? (
          <CartLine
            key={row[1].variantId}
            line={row[1]}
            size={size}
            onRemoved={(undo) => removed.note({ line: row[1], position: lines.indexOf(row[1]), undo })}
            {...(onLeave === undefined ? {} : { onLeave })}
          />
        ) : (
          <RemovedRow
            key={row[1].line.variantId}
            removed={row[1]}
            hold={removed.hold}
            onDone={() => removed.forget(row[1].line.variantId)}
          />
        ),
      )}
    </ul>
  );
}
