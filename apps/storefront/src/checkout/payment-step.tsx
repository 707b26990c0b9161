"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Choice, Choices } from "./choice.tsx";
import { declineWords } from "./decline-words.ts";
import { choosePayment } from "./payment-choice.ts";
import { testCards } from "./test-cards.ts";
import { TestMark } from "./test-mark.tsx";
import type { Checkout } from "./use-checkout.ts";

/** What pays. No card is ever typed into a page of ours. */
export function PaymentStep({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { payment, reviewing, declined, forgetDeclined, go } = checkout;
  const { review } = reviewing;
  const [isMissing, setMissing] = useState(false);
  if (review === null) return <Skeleton className="h-72 rounded-2xl" />;
  const hasTest = review.providers.includes("test");
  const trouble = isMissing ? t("paymentMissing") : declined === undefined ? null : declineWords(t, declined);

  function goOn(event: FormEvent): void {
    event.preventDefault();
    if (payment === null) {
      setMissing(true);
      return;
    }
    forgetDeclined();
    go("review");
  }

  return (
    <form method="post" noValidate aria-label={t("title_payment")} onSubmit={goOn}>
      {trouble !== null && (
        <div className="mb-5">
          <HitchNote words={trouble} onAgain={null} />
        </div>
      )}
      {hasTest && (
        <>
          <Choices legend={t("title_payment")}>
            {testCards.map((card) => (
              <Choice
                key={card}
                group="payment"
                value={card}
                isChosen={payment?.provider === "test" && payment.token === card}
                onChoose={() => {
                  setMissing(false);
                  choosePayment({ provider: "test", token: card });
                }}
                title={t(`card_${card}`)}
                hint={t(`cardHint_${card}`)}
              />
            ))}
          </Choices>
          <TestMark>{t("testMark")}</TestMark>
        </>
      )}
      {!hasTest && <HitchNote words={t("cannotPay")} onAgain={null} />}
      {hasTest && (
        <button type="submit" className={button("primary", "large", "mt-6 w-full sm:w-auto")}>
          {t("toReview")}
        </button>
      )}
    </form>
  );
}
