"use client";

import { type Product, type ProductVariant, timesMoney } from "@dotcart/cart-domain";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { hasOwnName, lineName } from "#cart/line-name.ts";
import { useCart } from "#cart/use-cart.tsx";
import { type Hitch, useSpokenCart } from "#cart/use-spoken-cart.ts";
import { formatMoney } from "#format/money.ts";
import { useDrawer } from "#shell/cart-drawer.tsx";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Price } from "#ui/price.tsx";
import { QuantityStepper } from "#ui/quantity-stepper.tsx";
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
  const { variants } = product;
  const chosen = variants.find(({ id }) => id === chosenId) ?? variants.find(canBeBought) ?? variants[0];
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
        <VariantPicker variants={variants} chosen={chosen} onChoose={showInAddress} />
      )}
      <Purchase key={chosen.id} product={product} variant={chosen} />
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
function Purchase({ product, variant }: { readonly product: Product; readonly variant: ProductVariant }) {
  const t = useTranslations();
  const locale = useLocale();
  const drawer = useDrawer();
  const change = useSpokenCart();
  const { lines, waiting } = useCart();
  const [wanted, setWanted] = useState<number | null>(null);
  const [hitch, setHitch] = useState<Hitch | null>(null);
  const inCart = lines.find((line) => line.variantId === variant.id)?.quantity ?? 0;
  const limits = addLimits(variant, inCart);
  const state = stockOf(variant);
  const isAdding = waiting.some((other) => other.kind === "add" && other.variantId === variant.id);
  const quantity = Math.max(limits.min, wanted ?? limits.min);
  const name = lineName({ name: product.name, variantName: variant.name }) ?? product.name;
  const isSellable = state.kind === "few" || state.kind === "plenty";
  const canAdd = isSellable && limits.max >= limits.min;

  async function finish(work: Promise<Hitch | null>): Promise<void> {
    const result = await work;
    setHitch(result);
    if (result !== null) return;
    setWanted(null);
    drawer.open();
  }

  function add(): void {
    setHitch(null);
    void finish(
      change({ kind: "add", variantId: variant.id, quantity }, ({ cart, total }) =>
        t("Say.added", { name, count: cart.itemCount, total }),
      ),
    );
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
            disabled={isAdding}
          />
        )}
        <button
          type="button"
          disabled={!canAdd}
          aria-disabled={isAdding || undefined}
          onClick={() => {
            if (!isAdding) add();
          }}
          className={button("primary", "medium", "min-w-48 flex-1")}
        >
          {t(`Product.${labelOf({ kind: state.kind, canAdd, isAdding })}`)}
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
      {hitch !== null && (
        <div className="mt-4">
          <HitchNote
            words={hitch.words}
            onAgain={hitch.again && (() => void finish(hitch.again?.() ?? done))}
          />
        </div>
      )}
    </div>
  );
}

/** Of one, the price says it already; and while something is being typed, anything may stand in the field. */
const isWorthASum = (quantity: number, max: number): boolean =>
  Number.isInteger(quantity) && quantity > 1 && quantity <= max;

const done = Promise.resolve(null);

function labelOf(now: { kind: ReturnType<typeof stockOf>["kind"]; canAdd: boolean; isAdding: boolean }) {
  if (now.kind === "unavailable") return "unavailable";
  if (now.kind === "sold-out") return "soldOut";
  if (now.isAdding) return "adding";
  return now.canAdd ? "add" : "allInCart";
}
