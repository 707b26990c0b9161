"use client";

import { ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCart } from "#cart/use-cart.tsx";
import { Link } from "#i18n/navigation.ts";
import { iconButton } from "#ui/button.ts";
import { useDrawer } from "./cart-drawer.tsx";

/** Opens the drawer; without scripts, or in a new tab, it is the link to the cart's page. */
export function CartButton() {
  const t = useTranslations("Header");
  const { totals, isKnown } = useCart();
  const { open } = useDrawer();
  const count = totals.itemCount;
  return (
    <Link
      href="/cart"
      aria-label={isKnown ? t("cart", { count }) : t("cartUnknown")}
      className={iconButton()}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        open();
      }}
    >
      <ShoppingBag aria-hidden className="size-5" />
      {count > 0 && (
        <span
          aria-hidden
          data-testid="cart-count"
          className="absolute -end-1 -top-0.5 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-accent-ink tabular-nums"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
