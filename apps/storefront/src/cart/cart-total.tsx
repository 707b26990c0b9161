"use client";

import { useTranslations } from "next-intl";
import { Price } from "#ui/price.tsx";
import { SyncStatus } from "./sync-status.tsx";
import { useCart } from "./use-cart.tsx";

/** What it comes to, in the frame in which something was changed, and where that is kept by now. */
export function CartTotal() {
  const t = useTranslations("Cart");
  const { totals } = useCart();
  return (
    <div>
      <dl className="flex items-baseline justify-between gap-4">
        <dt className="font-medium">{t("total")}</dt>
        <dd data-testid="cart-total" className="text-xl font-semibold">
          <Price money={totals.total} />
        </dd>
      </dl>
      <p className="mt-1 flex min-h-5 flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
        <span>{t("tax")}</span>
        <SyncStatus />
      </p>
    </div>
  );
}
