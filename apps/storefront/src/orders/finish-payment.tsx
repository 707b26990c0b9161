"use client";

import type { PaymentAction } from "@dotcart/cart-domain/checkout";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { publishableKey } from "#checkout/stripe/publishable-key.ts";
import { TestMark } from "#checkout/test-mark.tsx";
import { troubleOf } from "#trpc/problem-of.ts";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { FinishInDialog } from "./finish-in-dialog.tsx";
import { useConfirm } from "./use-confirm.ts";
import type { OrderAddress, UsedOrder } from "./use-order.ts";

/** Leads whoever left while his bank was asking back to his answer. */
export function FinishPayment({
  action,
  address,
  used,
}: {
  readonly action: PaymentAction;
  readonly address: OrderAddress;
  readonly used: UsedOrder;
}) {
  const t = useTranslations("Orders");
  return (
    <section aria-labelledby="finish" className="mt-6 max-w-2xl rounded-tile border border-edge bg-card p-6">
      <h2 id="finish" className="text-xl">
        {t("finishTitle")}
      </h2>
      <p className="mt-2 text-ink-soft">{t("finishText")}</p>
      {action.kind === "challenge" && <Challenge address={address} used={used} />}
      {action.kind === "redirect" && (
        <a href={action.url} rel="noreferrer" className={button("primary", "medium", "mt-5")}>
          {t("finishAtBank")}
        </a>
      )}
      {action.kind === "client-secret" && publishableKey === "" && <p className="mt-5">{t("finishInApp")}</p>}
      {action.kind === "client-secret" && publishableKey !== "" && (
        <FinishInDialog secret={action.secret} address={address} used={used} />
      )}
    </section>
  );
}

/** The test bank's question, in the checkout's own words; the answers are the tokens it knows. */
function Challenge({ address, used }: { readonly address: OrderAddress; readonly used: UsedOrder }) {
  const t = useTranslations();
  const confirm = useConfirm(address);
  const [isPending, setPending] = useState(false);
  const [words, setWords] = useState<string | null>(null);

  async function answer(token: "ok" | "declined"): Promise<void> {
    if (isPending) return;
    setPending(true);
    setWords(null);
    try {
      await confirm(token);
    } catch (error) {
      // A refusal is what was asked for; the order says so itself.
      if (troubleOf(error).kind !== "payment-declined") setWords(t("Orders.trouble"));
    } finally {
      setPending(false);
      used.look();
    }
  }

  return (
    <>
      <TestMark>{t("Checkout.bankTest")}</TestMark>
      <div className="mt-5 flex flex-wrap gap-3">
        <button
          type="button"
          onClick={() => void answer("ok")}
          aria-disabled={isPending || undefined}
          className={button("primary")}
        >
          {isPending ? t("Orders.oneMoment") : t("Checkout.approve")}
        </button>
        <button
          type="button"
          onClick={() => void answer("declined")}
          aria-disabled={isPending || undefined}
          className={button("quiet")}
        >
          {t("Checkout.refuse")}
        </button>
      </div>
      {words !== null && (
        <div className="mt-4">
          <HitchNote words={words} onAgain={null} />
        </div>
      )}
    </>
  );
}
