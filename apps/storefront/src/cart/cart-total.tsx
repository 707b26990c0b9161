"use client";

import { useTranslations } from "next-intl";
import { Price } from "#ui/price.tsx";
import { SavingState } from "./saving-state.tsx";
import { type CartHandle, useCart } from "./use-cart.tsx";

/** What it comes to. While something is on its way the last settled total stays, a little paler. */
export function CartTotal({ cart }: { readonly cart: NonNullable<CartHandle["cart"]> }) {
  const t = useTranslations("Cart");
  const { status } = useCart();
  return (
    <div>
      <dl className="flex items-baseline justify-between gap-4">
        <dt className="font-medium">{t("total")}</dt>
        <dd
          aria-busy={status === "saving" || undefined}
          data-testid="cart-total"
          className={`text-xl font-semibold transition-opacity ${status === "saving" ? "opacity-70" : ""}`}
        >
          <Price money={cart.total} />
        </dd>
      </dl>
      <p className="mt-1 flex justify-between gap-4 text-sm text-ink-soft">
        <span>{t("tax")}</span>
        <SavingState />
      </p>
    </div>
  );
}
