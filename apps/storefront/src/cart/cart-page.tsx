"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { CartContents } from "./cart-contents.tsx";
import { CartTotal } from "./cart-total.tsx";
import { ClearButton } from "./clear-button.tsx";
import type { CartView } from "./operation.ts";
import { useCart } from "./use-cart.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

export function CartPage() {
  const { cart, lines } = useCart();
  const place = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(place);
  const hasLines = cart !== null && cart !== undefined && lines.length > 0;
  return (
    <div className={`mt-6 ${hasLines ? "grid items-start gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16" : ""}`}>
      <div ref={place} {...keptFocus} className="max-w-3xl min-w-0">
        <CartContents size="large" />
        {hasLines && <ClearButton />}
      </div>
      {hasLines && <Summary cart={cart} />}
    </div>
  );
}

function Summary({ cart }: { readonly cart: CartView }) {
  const t = useTranslations("Cart");
  const needsAttention = cart.problems.length > 0 || cart.lines.some(({ problems }) => problems.length > 0);
  return (
    <section aria-labelledby="summary" className="rounded-tile bg-tile p-6 md:p-8 lg:sticky lg:top-28">
      <h2 id="summary" className="text-xl">
        {t("summary")}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">{t("items", { count: cart.itemCount })}</p>
      {needsAttention && (
        <p className="mb-5 rounded-xl bg-note-soft px-3 py-2 text-sm text-note">{t("attention")}</p>
      )}
      <CartTotal cart={cart} />
      <p className="mt-4 border-t border-line pt-4 text-sm text-ink-soft">
        {t("kept", { date: new Date(cart.expiresAt) })}
      </p>
      <Link href="/products" className={button("quiet", "medium", "mt-6 w-full")}>
        {t("goOn")}
      </Link>
    </section>
  );
}
