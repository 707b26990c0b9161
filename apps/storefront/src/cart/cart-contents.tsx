"use client";

import { ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { CartLines } from "./cart-lines.tsx";
import { CartSkeleton } from "./cart-skeleton.tsx";
import { useCart } from "./use-cart.tsx";
import { useRemovedLines } from "./use-removed-lines.ts";

/** Whatever there is to show of a cart: its lines, that it is empty, that it is being looked for, or out of reach. */
export function CartContents({
  size,
  onLeave,
}: {
  readonly size: "small" | "large";
  /** Called when the shopper follows a link away from here. */
  readonly onLeave?: () => void;
}) {
  const t = useTranslations("Cart");
  const { cart, lines, status, reload } = useCart();
  const removed = useRemovedLines();
  if (cart === undefined && status === "unreachable")
    return (
      <Notice title={t("unreachableTitle")} text={t("unreachableText")}>
        <AgainButton onClick={() => void reload()} />
      </Notice>
    );
  if (cart === undefined) return <CartSkeleton size={size} label={t("loading")} />;
  if (lines.length + removed.lines.length === 0)
    return (
      <Notice Icon={ShoppingBag} title={t("emptyTitle")} text={t("emptyText")}>
        <Link href="/products" onClick={onLeave} className={button("primary")}>
          {t("emptyAction")}
        </Link>
      </Notice>
    );
  return <CartLines size={size} removed={removed} {...(onLeave === undefined ? {} : { onLeave })} />;
}

function AgainButton({ onClick }: { readonly onClick: () => void }) {
  const t = useTranslations("Problem");
  return (
    <button type="button" onClick={onClick} className={button("primary")}>
      {t("again")}
    </button>
  );
}
