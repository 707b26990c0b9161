"use client";

import type { VariantId } from "@dotcart/cart-domain";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { CartChange } from "#cart/use-cart.tsx";
import { useCart } from "#cart/use-cart.tsx";
import { useSpokenCart } from "#cart/use-spoken-cart.ts";
import { useUndoToast } from "#cart/use-undo-toast.ts";
import { formatMoney } from "#format/money.ts";
import { problemWords } from "#i18n/problem-words.ts";
import { lineLimits, settle } from "#product/quantity-limits.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { isConfirmable, type Point } from "./checklist.ts";
import type { Checkout } from "./use-checkout.ts";
import { useGoodsNames } from "./use-goods-names.ts";
import { Way } from "./way.tsx";

/** One point of the list: what is the matter, and the ways to settle it on the spot. */
export function CheckPoint({
  point: { id, problem },
  checkout,
  onSettled,
}: {
  readonly point: Point;
  readonly checkout: Checkout;
  readonly onSettled: () => void;
}) {
  const t = useTranslations();
  const say = useTranslations("Problem");
  const locale = useLocale();
  const nameOf = useGoodsNames(checkout);
  const changeCart = useSpokenCart();
  const offerUndo = useUndoToast();
  const { lines } = useCart();
  const [trouble, setTrouble] = useState<string | null>(null);
  const variantId = "variantId" in problem ? (problem.variantId as VariantId) : null;
  const name = variantId === null ? null : nameOf(variantId);

  function make(change: CartChange, words: string): void {
    const spoken = changeCart(change, () => words);
    if (!spoken.ok) {
      setTrouble(spoken.words);
      return;
    }
    if (change.kind === "remove" && spoken.undo !== null) offerUndo(words, spoken.undo);
    onSettled();
    checkout.reviewing.askAnew();
  }

  const remove = variantId !== null && name !== null && (
    <Way
      label={t("Cart.removeLine", { name })}
      onClick={() => make({ kind: "remove", variantId }, t("Cart.removed", { name }))}
    >
      {t("Cart.remove")}
    </Way>
  );
  const later = variantId !== null && name !== null && (
    <Way
      label={t("Cart.saveLine", { name })}
      onClick={() => make({ kind: "saveForLater", variantId }, t("Say.savedForLater", { name }))}
    >
      {t("Cart.saveForLater")}
    </Way>
  );
  const take = (quantity: number, words: string) =>
    variantId !== null && (
      <Way key={quantity} onClick={() => make({ kind: "setQuantity", variantId, quantity }, words)}>
        {words}
      </Way>
    );

  function ways(): ReactNode {
    switch (problem.kind) {
      case "insufficient-stock":
      case "quantity-not-allowed": {
        const variant = lines.find((line) => line.variantId === variantId)?.variant ?? null;
        const { min, max, step } =
          problem.kind === "quantity-not-allowed"
            ? problem
            : (variant ?? { min: 1, max: problem.available, step: 1 });
        const stock = problem.kind === "insufficient-stock" ? problem.available : (variant?.stock ?? max);
        const limits = lineLimits({ min, max, step, stock, available: true });
        const { quantity } = settle(limits, problem.requested, min);
        return (
          <>
            {limits.max >= limits.min && take(quantity, t("Cart.takeQuantity", { quantity }))}
            {limits.max < limits.min && later}
            {remove}
          </>
        );
      }
      case "quantity-conflict":
        return problem.candidates
          .toReversed()
          .map((quantity) => take(quantity, t("Cart.keepQuantity", { quantity })));
      case "unavailable":
        return (
          <>
            {later}
            {remove}
          </>
        );
      case "product-not-found":
      case "price-changed":
      case "already-ordered":
        return remove;
      case "code-refused":
        return (
          <Way
            onClick={() => {
              checkout.change({ code: null });
              onSettled();
            }}
          >
            {t("Checkout.withoutCode")}
          </Way>
        );
      case "country-not-served":
        return <Way onClick={() => checkout.go("address")}>{t("Checkout.changeAddress")}</Way>;
      case "delivery-not-offered":
        return <Way onClick={() => checkout.go("delivery")}>{t("Checkout.changeDelivery")}</Way>;
      case "being-ordered":
      case "cart-empty":
      case "cart-closed":
        return <Way onClick={checkout.reviewing.askAnew}>{t("Checkout.lookAgain")}</Way>;
      default:
        return null;
    }
  }

  function tickWords(): string {
    if (problem.kind === "price-changed")
      return t("Checkout.keepAt", { price: formatMoney(problem.is, locale) });
    return t(problem.kind === "already-ordered" ? "Checkout.onceMore" : "Checkout.allRight");
  }

  const about =
    problem.kind === "cart-changed" ? problem.variantIds.map(nameOf) : name === null ? [] : [name];
  return (
    <li className="py-3" data-problem={problem.kind}>
      {about.length > 0 && (
        <p className="font-medium">{new Intl.ListFormat(locale, { type: "conjunction" }).format(about)}</p>
      )}
      <p className="text-sm text-note wrap-anywhere">
        {problem.kind === "cart-changed" ? t("Checkout.cartChanged") : problemWords(say, problem, locale)}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-5">
        {isConfirmable(problem) && (
          <label className="inline-flex min-h-11 items-center gap-2.5 font-medium">
            <input
              type="checkbox"
              checked={checkout.ticked.has(id)}
              onChange={({ currentTarget }) => checkout.tick(id, currentTarget.checked)}
              className="size-5 accent-accent"
            />
            <span>
              {tickWords()}
              {name !== null && <span className="sr-only">: {name}</span>}
            </span>
          </label>
        )}
        {ways()}
      </div>
      {trouble !== null && (
        <div className="mt-2">
          <HitchNote words={trouble} onAgain={null} />
        </div>
      )}
    </li>
  );
}
