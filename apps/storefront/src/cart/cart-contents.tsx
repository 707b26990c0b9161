"use client";

import { ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { CartLines } from "./cart-lines.tsx";
import { CartSkeleton } from "./cart-skeleton.tsx";
import { useCart } from "./use-cart.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { type RemovedLines, useRemovedLines } from "./use-removed-lines.ts";

type ContentsProps = {
  readonly size: "small" | "large";
  /** Called when the shopper follows a link away from here. */
  readonly onLeave?: () => void;
};

/** Whatever there is to show of a cart: its lines, that it is empty, that it is being looked for, or out of reach. */
export function CartContents(props: ContentsProps) {
  const removed = useRemovedLines();
  const place = useRef<HTMLDivElement>(null);
  // Renders with every change of the cart, so that focus is looked after in the same frame.
  useCart();
  return (
    <div ref={place} {...useKeptFocus(place)}>
      <Contents {...props} removed={removed} />
    </div>
  );
}

function Contents({ size, onLeave, removed }: ContentsProps & { readonly removed: RemovedLines }) {
  const t = useTranslations("Cart");
  const { cart, lines, status, reload } = useCart();
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
