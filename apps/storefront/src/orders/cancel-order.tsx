"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { OrderView } from "@dotcart/api/router";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useVoice } from "#shell/voice.tsx";
import { useTRPCClient } from "#trpc/browser.ts";
import { type Trouble, troubleOf } from "#trpc/problem-of.ts";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import type { OrderAddress } from "./use-order.ts";

/** Calls an order off, after asking once whether that is meant. */
export function CancelOrder({
  order,
  address,
  onCancelled,
}: {
  readonly order: OrderView;
  readonly address: OrderAddress;
  readonly onCancelled: (order: OrderView) => void;
}) {
  const t = useTranslations("Orders");
  const { orders } = useTRPCClient();
  const say = useVoice();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isPaid = order.status !== "pending";

  async function cancel(): Promise<void> {
    if (isPending) return;
    setPending(true);
    setTrouble(null);
    try {
      const cancelled = await orders.cancel.mutate(address);
      setOpen(false);
      onCancelled(cancelled);
      say(t("cancelled"));
      // The button that opened this goes with what it was for.
      document.getElementById("order")?.focus({ preventScroll: true });
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={(wanted) => {
        setOpen(wanted);
        setTrouble(null);
      }}
    >
      <AlertDialog.Trigger className={button("quiet")}>{t("cancel")}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-300 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup className="fixed inset-x-4 top-1/2 z-50 mx-auto max-w-md -translate-y-1/2 rounded-tile bg-paper p-6 shadow-2xl outline-none transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 md:p-8">
          <AlertDialog.Title className="text-xl font-semibold">
            {t("cancelTitle", { number: order.number })}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-3 text-ink-soft">
            {t(isPaid ? "cancelPaid" : "cancelPending")}
          </AlertDialog.Description>
          {trouble !== null && (
            <div className="mt-4">
              <HitchNote
                words={t(trouble.kind === "order-state" ? "cancelTooLate" : "trouble")}
                onAgain={null}
              />
            </div>
          )}
          <div className="mt-6 flex flex-wrap gap-3">
            <AlertDialog.Close className={button("quiet", "medium", "flex-1 whitespace-nowrap")}>
              {t("keep")}
            </AlertDialog.Close>
            <button
              type="button"
              onClick={() => void cancel()}
              aria-disabled={isPending || undefined}
              className={button("primary", "medium", "flex-1 whitespace-nowrap")}
            >
              {isPending ? t("oneMoment") : t("cancelYes")}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
