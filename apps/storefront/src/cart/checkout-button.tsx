"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { useCart } from "./use-cart.tsx";

/** The way on to an order. Without a network there is none, and it says so; an empty cart has no such button. */
export function CheckoutButton({
  className = "",
  onLeave,
}: {
  readonly className?: string;
  readonly onLeave?: () => void;
}) {
  const t = useTranslations("Estimate");
  const { lines, status } = useCart();
  const id = useId();
  if (lines.length === 0) return null;
  if (status === "offline")
    return (
      <div className={className}>
        <button
          type="button"
          aria-disabled
          aria-describedby={id}
          className={button("primary", "medium", "w-full")}
        >
          {t("checkout")}
        </button>
        <p id={id} className="mt-2 text-sm text-note">
          {t("checkoutOffline")}
        </p>
      </div>
    );
  return (
    <Link
      href="/checkout"
      {...(onLeave === undefined ? {} : { onClick: onLeave })}
      className={button("primary", "medium", `w-full ${className}`)}
    >
      {t("checkout")}
    </Link>
  );
}
