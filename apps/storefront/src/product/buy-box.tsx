"use client";

import {
  type Product,
  type ProductVariant,
  timesMoney,
  type Variant,
  variantsOf,
} from "@dotcart/cart-domain";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { goodsName, hasOwnName } from "#cart/line-name.ts";
import { useCart } from "#cart/use-cart.tsx";
import { useSpokenCart } from "#cart/use-spoken-cart.ts";
import { formatMoney } from "#format/money.ts";
import { useDrawer } from "#shell/cart-drawer.tsx";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Price } from "#ui/price.tsx";
import { QuantityStepper } from "#ui/quantity-stepper.tsx";
import { useFollowing } from "#ui/use-following.ts";
import { isSoldInPacks } from "./packs.ts";
import { addLimits } from "./quantity-limits.ts";
import { canBeBought, stockOf } from "./stock.ts";
import { StockNote } from "./stock-note.tsx";
import { VariantFacts } from "./variant-facts.tsx";
import { VariantPicker } from "./variant-picker.tsx";

/** Price, variant, quantity, and the button. The variant chosen stands in the address. */
export function BuyBox({
  product,
  chosenId,
  children,
}: {
  readonly product: Product;
  readonly chosenId: string | null;
  /** Stands between the button and the small print. */
  readonly children: ReactNode;
}) {
  const variants = variantsOf(product);
  // The address follows in its own time; the choice is seen at once.
  const [shownId, setShownId] = useFollowing(chosenId);
  const chosen = variants.find(({ id }) => id === shownId) ?? variants.find(canBeBought) ?? variants[0];
  if (chosen === undefined) return null;
  return (
    <div className="mt-4">
      <p className="flex items-baseline gap-3">
        <span data-testid="price" className="text-2xl font-medium">
          <Price money={chosen.price} />
        </span>
        <PriceNote isEach={isSoldInPacks([chosen])} />
      </p>
      {(variants.length > 1 || hasOwnName(chosen.name)) && (
        <VariantPicker
          variants={variants}
          chosen={chosen}
          onChoose={(variant) => {
            setShownId(variant.id);
            showInAddress(variant);
          }}
        />
      )}
      <Purchase key={chosen.id} variant={chosen} />
      {children}
      <VariantFacts variant={chosen} />
    </div>
  );
}

/** The router notices, and so does whoever copies the address; the page is not asked for again. */
function showInAddress(variant: ProductVariant): void {
  const url = new URL(window.location.href);
  url.searchParams.set("variant", variant.id);
  window.history.replaceState(null, "", url);
}

function PriceNote({ isEach }: { readonly isEach: boolean }) {
  const t = useTranslations("Product");
  return (
    <span className="text-sm text-ink-soft">
      {isEach && `${t("each")}, `}
      {t("tax")}
    </span>
  );
}

/** Quantity and button for one variant. */
function Purchase({ variant }: { readonly variant: Variant }) {
  const t = useTranslations();
  const locale = useLocale();
  const drawer = useDrawer();
  const change = useSpokenCart();
  const { lines } = useCart();
  const [wanted, setWanted] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const inCart = lines.find((line) => line.variantId === variant.id)?.quantity ?? 0;
  const limits = addLimits(variant, inCart);
  const state = stockOf(variant);
  const quantity = Math.max(limits.min, wanted ?? limits.min);
  const name = goodsName(variant.product.name, variant.name);
  const isSellable = state.kind === "few" || state.kind === "plenty";
  const canAdd = isSellable && limits.max >= limits.min;

  function add(): void {
    const spoken = change({ kind: "add", variant, quantity }, ({ itemCount: count, total }) =>
      t("Say.added", { name, count, total }),
    );
    setTrouble(spoken.ok ? null : spoken.words);
    if (!spoken.ok) return;
    setWanted(null);
    drawer.open();
  }

  return (
    <div className="mt-6">
      <StockNote state={state} inCart={inCart} />
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {canAdd && (
          <QuantityStepper
            name={name}
            value={quantity}
            limits={limits}
            inCart={inCart}
            onChange={setWanted}
          />
        )}
        <button
          type="button"
          disabled={!canAdd}
          onClick={add}
          className={button("primary", "medium", "min-w-48 flex-1")}
        >
          {t(`Product.${labelOf({ kind: state.kind, canAdd })}`)}
        </button>
      </div>
      <p data-testid="sum" className="mt-3 min-h-6 text-sm text-ink-soft tabular-nums">
        {canAdd &&
          isWorthASum(quantity, limits.max) &&
          t("Product.sum", {
            count: quantity,
            sum: formatMoney(timesMoney(variant.price, quantity), locale),
          })}
      </p>
      {trouble !== null && (
        <div className="mt-4">
          <HitchNote words={trouble} onAgain={null} />
        </div>
      )}
    </div>
  );
}

/** Of one, the price says it already; and while something is being typed, anything may stand in the field. */
const isWorthASum = (quantity: number, max: number): boolean =>
  Number.isInteger(quantity) && quantity > 1 && quantity <= max;

function labelOf(now: { kind: ReturnType<typeof stockOf>["kind"]; canAdd: boolean }) {
  if (now.kind === "unavailable") return "unavailable";
  if (now.kind === "sold-out") return "soldOut";
  return now.canAdd ? "add" : "allInCart";
}
