"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { Receipt } from "@dotcart/cart-client/core";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { button } from "#ui/button.ts";
import { useCart } from "./use-cart.tsx";
import { useLineName } from "./use-line-name.ts";
import { useSpokenCart } from "./use-spoken-cart.ts";

/** After a sign-in: what came from this device, what was in the account, and the way back. */
export function ReceiptDialog() {
  const { receipt, dismiss } = useCart();
  const isWorthTelling = receipt !== null && receipt.lines.length > 0;
  return (
    <Dialog.Root open={isWorthTelling} onOpenChange={(wanted) => !wanted && dismiss("receipt")}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-300 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          finalFocus={whatItStoodBefore}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[85dvh] max-w-md -translate-y-1/2 flex-col rounded-tile bg-paper p-6 shadow-2xl outline-none transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 md:p-8"
        >
          {receipt !== null && <Told receipt={receipt} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/**
 * It came by itself, so there is nothing that opened it: the focus goes to what the page has to say, which did not take
 * it while this stood before it.
 */
const whatItStoodBefore = (): HTMLElement | null =>
  document.querySelector<HTMLElement>("main :is(h1, h2)[tabindex='-1']") ??
  document.getElementById("content");

function Told({ receipt }: { readonly receipt: Receipt }) {
  const t = useTranslations("Receipt");
  const change = useSpokenCart();
  const { dismiss } = useCart();
  const { strategy, lines, kept } = receipt;

  function undo(): void {
    const spoken = change({ kind: "undoMerge", receipt }, () => t("undone"));
    dismiss("receipt");
    if (spoken.ok) toast(t("undone"));
    else toast.error(spoken.words);
  }

  return (
    <>
      <Dialog.Title className="text-xl font-semibold">
        {kept === 0 && strategy !== "keep-account" ? t("cameAlong") : t(`title_${strategy}`)}
      </Dialog.Title>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <p className="mt-4 text-sm font-medium">{t("fromHere")}</p>
        <ul className="mt-1 divide-y divide-line">
          {lines.map((line) => (
            <BroughtLine key={line.variantId} line={line} />
          ))}
        </ul>
        <p className="mt-4 text-sm text-ink-soft">{t("kept", { count: kept })}</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Dialog.Close className={button("primary", "medium", "flex-1 whitespace-nowrap")}>
          {t("keep")}
        </Dialog.Close>
        {strategy !== "keep-account" && (
          <button
            type="button"
            onClick={undo}
            className={button("quiet", "medium", "flex-1 whitespace-nowrap")}
          >
            {t("undo")}
          </button>
        )}
      </div>
    </>
  );
}

function BroughtLine({ line: { variantId, quantity } }: { readonly line: Receipt["lines"][number] }) {
  const t = useTranslations("Receipt");
  const { lines, saved } = useCart();
  const nameOf = useLineName();
  const shown = [...lines, ...saved].find((line) => line.variantId === variantId);
  return (
    <li className="flex justify-between gap-4 py-2">
      <span>{shown === undefined ? t("something") : nameOf(shown)}</span>
      <span className="whitespace-nowrap text-ink-soft tabular-nums">{t("times", { quantity })}</span>
    </li>
  );
}
