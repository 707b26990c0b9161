"use client";

import { useTranslations } from "next-intl";
import { type Ref, useId, useImperativeHandle } from "react";
import { FieldNote } from "#addresses/address-field.tsx";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { PaymentChoice } from "../payment-choice.ts";
import { type CardPart, cardParts } from "./card-parts.ts";
import { useCardFields } from "./use-card-fields.ts";

export type StripeCardHandle = {
  /** A token for the card that was typed; null, with words at the field, when it was none. */
  read(): Promise<PaymentChoice | null>;
};

/** A card, typed into Stripe's fields. Their places are there from the first, so nothing moves when they come. */
export function StripeCard({
  ref,
  hasOthers,
}: {
  readonly ref: Ref<StripeCardHandle>;
  /** There are other ways to pay on the page. */
  readonly hasOthers: boolean;
}) {
  const t = useTranslations("Checkout");
  const id = useId();
  const { state, boxes, faults, focused, trouble, again, read } = useCardFields();
  useImperativeHandle(ref, () => ({ read }));

  const box = (part: CardPart, className: string) => (
    <div className={className}>
      {/* Stripe leads whoever clicks it into the field. */}
      <label htmlFor={`${id}-${part}`} className="block text-sm font-medium">
        {t(`cardField_${part}`)}
      </label>
      <div
        data-card-part={part}
        data-invalid={faults[part] !== null || undefined}
        data-focused={focused === part || undefined}
        className="relative mt-1.5 flex h-11 items-center rounded-xl border border-edge bg-card px-3 data-focused:outline-2 data-focused:outline-offset-2 data-focused:outline-accent data-invalid:border-bad"
      >
        {/* A frame whose scheme is not its page's gets a white ground: Stripe's pages are light, also in the dark. */}
        <div id={`${id}-${part}`} ref={boxes[part]} className="w-full scheme-light" />
        {state === "loading" && <Skeleton className="absolute inset-0" />}
      </div>
      <FieldNote id={`${id}-${part}-note`} fault={faults[part]} hint={null} />
    </div>
  );

  return (
    <div className="mt-4 rounded-2xl border border-edge p-4">
      {state === "failed" ? (
        <HitchNote words={t(hasOthers ? "stripeBlockedOthers" : "stripeBlocked")} onAgain={again} />
      ) : (
        <fieldset aria-label={t("stripeTitle")} aria-busy={state === "loading"}>
          <div className="grid grid-cols-2 gap-x-4">
            {box("number", "col-span-2")}
            {box("expiry", "")}
            {box("cvc", "")}
          </div>
          <p className="text-sm text-ink-soft">{t("stripePrivacy")}</p>
          {/* The fields are in frames of their own, which the notes beside them cannot describe. */}
          <p role="status" className="sr-only">
            {state === "loading"
              ? t("stripeLoading")
              : cardParts.flatMap((part) => faults[part] ?? []).join(" ")}
          </p>
        </fieldset>
      )}
      {trouble !== null && (
        <div className="mt-3">
          <HitchNote words={trouble} onAgain={null} />
        </div>
      )}
    </div>
  );
}
