"use client";

import { MonitorSmartphone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCart } from "#cart/use-cart.tsx";
import { useLineName } from "#cart/use-line-name.ts";
import type { Checkout } from "./use-checkout.ts";

/** The cart went on meanwhile, on another device. The sum that is about to be agreed to changes at the shopper's word alone. */
export function CartApart({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  const nameOf = useLineName();
  const { lines } = useCart();
  const { review, isSettling, askAnew } = checkout.reviewing;
  const isOrdering = checkout.placing.phase === "placing"; // What leaves the cart now leaves it for the order.
  if (review === null || isSettling || isOrdering || checkout.apart === "same") return null;
  const shown = new Set(review.lines.flatMap(({ dots }) => dots));
  const added = lines.filter(({ dots }) => dots.some((dot) => !shown.has(dot))).map(nameOf);
  const isMore = checkout.apart === "more";
  return (
    <div role="status" className="rounded-2xl bg-note-soft px-4 py-3 text-sm text-note">
      <p className="flex gap-2.5">
        <MonitorSmartphone aria-hidden className="mt-0.5 size-4 shrink-0" />
        {isMore
          ? t("apartMore", { names: new Intl.ListFormat(locale).format(added), count: added.length })
          : t("apartLess")}
      </p>
      <button
        type="button"
        onClick={askAnew}
        className="ms-6.5 min-h-9 font-semibold underline underline-offset-4 hover:no-underline"
      >
        {t(isMore ? "include" : "showNow")}
      </button>
    </div>
  );
}
