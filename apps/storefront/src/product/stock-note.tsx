"use client";

import { useTranslations } from "next-intl";
import type { StockState } from "./stock.ts";

/** How much there is, and how much of it is yours already. Always one line, so that nothing below it moves. */
export function StockNote({ state, inCart }: { readonly state: StockState; readonly inCart: number }) {
  const t = useTranslations("Product");
  return (
    <p className="flex min-h-6 items-center gap-2 text-sm">
      <span aria-hidden className={`size-2 rounded-full ${dots[state.kind]}`} />
      <span className={state.kind === "few" ? "font-medium text-note" : "text-ink-soft"}>
        {words(t, state)}
        {inCart > 0 && ` · ${t("inCart", { count: inCart })}`}
      </span>
    </p>
  );
}

const dots = {
  plenty: "bg-accent",
  few: "bg-note",
  "sold-out": "bg-edge",
  unavailable: "bg-edge",
} as const satisfies Record<StockState["kind"], string>;

function words(t: ReturnType<typeof useTranslations<"Product">>, state: StockState): string {
  switch (state.kind) {
    case "plenty":
      return t("inStock");
    case "few":
      return t("left", { count: state.count });
    case "sold-out":
      return t("soldOut");
    case "unavailable":
      return t("unavailable");
  }
}
