"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { doneElsewhere } from "#checkout/intention.ts";
import { doSecondStep } from "#checkout/stripe/open-stripe.ts";
import { troubleOf } from "#trpc/problem-of.ts";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { useConfirm } from "./use-confirm.ts";
import type { OrderAddress, UsedOrder } from "./use-order.ts";

/** The bank's question in the provider's dialog, over this page. */
export function FinishInDialog({
  secret,
  address,
  used,
}: {
  readonly secret: string;
  readonly address: OrderAddress;
  readonly used: UsedOrder;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const confirm = useConfirm(address);
  const [isPending, setPending] = useState(false);
  const [words, setWords] = useState<string | null>(null);

  async function finish(): Promise<void> {
    if (isPending) return;
    setPending(true);
    setWords(null);
    try {
      await doSecondStep(secret, locale);
      await confirm(doneElsewhere);
    } catch (error) {
      if (troubleOf(error).kind !== "payment-declined") setWords(t("Orders.trouble"));
    } finally {
      setPending(false);
      used.look();
    }
  }

  return (
    <>
      <button
        type="button"
        onClick={() => void finish()}
        aria-disabled={isPending || undefined}
        className={button("primary", "medium", "mt-5")}
      >
        {t(isPending ? "Orders.oneMoment" : "Checkout.openBank")}
      </button>
      {words !== null && (
        <div className="mt-4">
          <HitchNote words={words} onAgain={null} />
        </div>
      )}
    </>
  );
}
