"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { CartContents } from "./cart-contents.tsx";
import { CartTotal } from "./cart-total.tsx";
import { ClearButton } from "./clear-button.tsx";
import { Kept } from "./kept.tsx";
import { SavedLines } from "./saved-lines.tsx";
import { useCart } from "./use-cart.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

export function CartPage() {
  const { lines } = useCart();
  const place = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(place);
  const hasLines = lines.length > 0;
  return (
    <div
      ref={place}
      {...keptFocus}
      className={`mt-6 ${hasLines ? "grid items-start gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16" : ""}`}
    >
      <div className="min-w-0">
        <CartContents size="large" />
        {hasLines && <ClearButton />}
        {!hasLines && <SavedLines />}
      </div>
      {hasLines && <Summary />}
      {hasLines && <SavedLines />}
    </div>
  );
}

function Summary() {
  const t = useTranslations("Cart");
  const { lines, problems, totals } = useCart();
  const needsAttention = problems.length > 0 || lines.some((line) => line.problems.length > 0);
  return (
    <section aria-labelledby="summary" className="rounded-tile bg-tile p-6 md:p-8 lg:sticky lg:top-28">
      <h2 id="summary" className="text-xl">
        {t("summary")}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">{t("items", { count: totals.itemCount })}</p>
      {needsAttention && (
        <p className="mb-5 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">{t("attention")}</p>
      )}
      <CartTotal />
      <Kept />
      <Link href="/products" className={button("quiet", "medium", "mt-6 w-full")}>
        {t("goOn")}
      </Link>
    </section>
  );
}
