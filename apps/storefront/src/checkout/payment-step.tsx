"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Choice, Choices } from "./choice.tsx";
import { declineWords } from "./decline-words.ts";
import { choosePayment, forgetPayment } from "./payment-choice.ts";
import { KeptCard } from "./stripe/kept-card.tsx";
import { offersStripe } from "./stripe/publishable-key.ts";
import { StripeCard, type StripeCardHandle } from "./stripe/stripe-card.tsx";
import { testCards } from "./test-cards.ts";
import { TestMark } from "./test-mark.tsx";
import type { Checkout } from "./use-checkout.ts";

/** What pays. No card is ever typed into a page of ours: Stripe's fields are Stripe's. */
export function PaymentStep({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const { payment, reviewing, declined, forgetDeclined, go } = checkout;
  const { review } = reviewing;
  const [isMissing, setMissing] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const [isReading, setReading] = useState(false);
  const typed = useRef<StripeCardHandle>(null);
  if (review === null) return <Skeleton className="h-72 rounded-2xl" />;
  const hasTest = review.providers.includes("test");
  const hasStripe = offersStripe(review.providers);
  const canPay = hasTest || hasStripe;
  const isStripe =
    hasStripe && (!hasTest || payment?.provider === "stripe" || (payment === null && isTyping));
  const trouble = isMissing ? t("paymentMissing") : declined === undefined ? null : declineWords(t, declined);

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isReading) return;
    if (payment === null && isStripe) {
      setReading(true);
      const card = (await typed.current?.read()) ?? null;
      setReading(false);
      if (card === null) return;
      choosePayment(card);
    } else if (payment === null) {
      setMissing(true);
      return;
    }
    forgetDeclined();
    go("review");
  }

  return (
    <form method="post" noValidate aria-label={t("title_payment")} onSubmit={(event) => void goOn(event)}>
      {trouble !== null && (
        <div className="mb-5">
          <HitchNote words={trouble} onAgain={null} />
        </div>
      )}
      {hasTest && (
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
          {/* The last, so that its fields come right below it. */}
          {hasStripe && (
            <Choice
              group="payment"
              value="stripe"
              isChosen={isStripe}
              onChoose={() => {
                setMissing(false);
                setTyping(true);
                forgetPayment();
              }}
              title={t("stripeTitle")}
              hint={t("stripeHint")}
            />
          )}
        </Choices>
      )}
      {isStripe &&
        (payment?.card === undefined ? (
          <StripeCard ref={typed} hasOthers={hasTest} />
        ) : (
          <KeptCard
            card={payment.card}
            onChange={() => {
              setTyping(true);
              forgetPayment();
            }}
          />
        ))}
      {hasTest && !isStripe && <TestMark>{t("testMark")}</TestMark>}
      {!canPay && <HitchNote words={t("cannotPay")} onAgain={null} />}
      {canPay && (
        <button
          type="submit"
          aria-disabled={isReading || undefined}
          className={button("primary", "large", "mt-6 w-full sm:w-auto")}
        >
          {isReading ? t("stripeReading") : t("toReview")}
        </button>
      )}
    </form>
  );
}
