"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCart } from "#cart/use-cart.tsx";
import { useIsSlow } from "#cart/use-is-slow.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { BankStep } from "./bank-step.tsx";
import { CheckoutSkeleton } from "./checkout-skeleton.tsx";
import { CheckoutSteps } from "./checkout-steps.tsx";
import { NothingToOrder } from "./nothing-to-order.tsx";
import { Underway } from "./underway.tsx";
import { useCheckout } from "./use-checkout.ts";

/** From the cart to the order. What the shop has to say of the cart is asked by this tab alone. */
export function CheckoutPage() {
  const t = useTranslations();
  const { lines, isKnown, sync } = useCart();
  const isSlow = useIsSlow(!isKnown);
  const checkout = useCheckout();
  const { placing } = checkout;
  const digest = checkout.reviewing.review?.digest ?? null;
  /** Kept when the goods go: a review of an empty cart has no digest. */
  const [shown, setShown] = useState(digest);
  if (digest !== null && digest !== shown) setShown(digest);

  const isBack = placing.phase === "confirming" && placing.asked?.action.kind === "redirect";
  const isAnew = placing.phase === "placing" && checkout.reviewing.review === null;
  if (placing.phase === "leaving" || isBack || isAnew) return <Underway wait={placing.wait} />;
  if (placing.phase === "asking" || placing.phase === "confirming") return <BankStep placing={placing} />;
  if (!isKnown)
    return isSlow ? (
      <Notice title={t("Cart.unreachableTitle")} text={t("Cart.unreachableText")}>
        <button type="button" onClick={() => void sync()} className={button("primary")}>
          {t("Problem.again")}
        </button>
      </Notice>
    ) : (
      <CheckoutSkeleton label={t("Cart.loading")} />
    );
  if (lines.length === 0 && placing.phase === "idle") return <NothingToOrder shown={shown} />;
  return <CheckoutSteps checkout={checkout} />;
}
