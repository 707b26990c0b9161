"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { troubleOf } from "#trpc/problem-of.ts";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { useCheckoutCalls } from "../calls.ts";
import { doneElsewhere } from "../intention.ts";
import type { Placing } from "../use-placing.ts";
import { doSecondStep } from "./open-stripe.ts";

/** The way to the bank's page, or the dialog over this one; and the way out of it, for whoever would rather pay otherwise. */
export function BankDetour({
  asked,
  placing,
}: {
  readonly asked: NonNullable<Placing["asked"]>;
  readonly placing: Placing;
}) {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  const calls = useCheckoutCalls();
  const [isOpen, setOpen] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const { orderId, orderKey, action } = asked;
  const isBusy = isOpen || isLeaving || placing.phase === "confirming";
  const secret = action.kind === "client-secret" ? action.secret : null;

  async function openDialog(clientSecret: string): Promise<void> {
    setOpen(true);
    setWords(null);
    try {
      await doSecondStep(clientSecret, locale);
      placing.answer(doneElsewhere);
    } catch {
      setWords(t("bankBlocked"));
    } finally {
      setOpen(false);
    }
  }

  // The dialog opens by itself, once.
  const open = useRef(openDialog);
  const hasOpened = useRef(false);
  const isAsking = placing.phase === "asking";
  useEffect(() => {
    if (secret === null || hasOpened.current || !isAsking) return;
    hasOpened.current = true;
    void open.current(secret);
  }, [secret, isAsking]);

  async function payOtherwise(): Promise<void> {
    if (isBusy) return;
    setLeaving(true);
    setWords(null);
    try {
      await calls.cancel({ orderId, ...(orderKey === null ? {} : { key: orderKey }) });
      placing.drop();
    } catch (error) {
      setLeaving(false);
      // It is over, or paid: what became of it is asked as after the bank's question.
      if (troubleOf(error).kind === "order-state") placing.answer(doneElsewhere);
      else setWords(t("bankNotLeft"));
    }
  }

  return (
    <>
      <div className="mt-6 flex flex-wrap gap-3">
        {action.kind === "redirect" && (
          <a href={action.url} className={button("primary", "medium", "flex-1 whitespace-nowrap")}>
            {t("toBank")}
          </a>
        )}
        {secret !== null && (
          <button
            type="button"
            aria-disabled={isBusy || undefined}
            onClick={() => {
              if (!isBusy) void openDialog(secret);
            }}
            className={button("primary", "medium", "flex-1 whitespace-nowrap")}
          >
            {t("openBank")}
          </button>
        )}
        <button
          type="button"
          aria-disabled={isBusy || undefined}
          onClick={() => void payOtherwise()}
          className={button("quiet", "medium", "flex-1 whitespace-nowrap")}
        >
          {t("payOtherwise")}
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
