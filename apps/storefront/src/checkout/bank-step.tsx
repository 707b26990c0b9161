"use client";

import { Landmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { button } from "#ui/button.ts";
import { BankDetour } from "./stripe/bank-detour.tsx";
import { TestMark } from "./test-mark.tsx";
import type { Placing } from "./use-placing.ts";

/**
 * The bank wants to hear from the shopper himself: on a page of its own, or in the provider's dialog. The test bank asks
 * right here, and is told what to believe.
 */
export function BankStep({ placing }: { readonly placing: Placing }) {
  const t = useTranslations("Checkout");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  const isBusy = placing.phase === "confirming";
  const { asked } = placing;
  return (
    <section aria-labelledby="bank" className="mx-auto max-w-lg rounded-tile bg-tile p-6 md:p-8">
      <Landmark aria-hidden className="mb-4 size-8 text-ink-soft" strokeWidth={1.5} />
      <h2 id="bank" ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {t("bankTitle")}
      </h2>
      <p className="mt-3 text-ink-soft">{t("bankText")}</p>
      {asked !== null && asked.action.kind !== "challenge" ? (
        <BankDetour asked={asked} placing={placing} />
      ) : (
        <TestBank placing={placing} />
      )}
      <p role="status" className="mt-4 min-h-6 text-sm text-ink-soft">
        {isBusy && t(placing.wait === null ? "bankBusy" : `wait_${placing.wait}`)}
      </p>
    </section>
  );
}

function TestBank({ placing }: { readonly placing: Placing }) {
  const t = useTranslations("Checkout");
  const isBusy = placing.phase === "confirming";
  return (
    <>
      <TestMark>{t("bankTest")}</TestMark>
      <div className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          aria-disabled={isBusy || undefined}
          onClick={() => placing.answer("ok")}
          className={button("primary", "medium", "flex-1")}
        >
          {t("approve")}
        </button>
        <button
          type="button"
          aria-disabled={isBusy || undefined}
          onClick={() => placing.answer("declined")}
          className={button("quiet", "medium", "flex-1")}
        >
          {t("refuse")}
        </button>
      </div>
    </>
  );
}
