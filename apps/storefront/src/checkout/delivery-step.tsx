"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { countryName } from "#addresses/countries.ts";
import { button } from "#ui/button.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Price } from "#ui/price.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Choice, Choices } from "./choice.tsx";
import type { Checkout } from "./use-checkout.ts";

/** How it comes there, of the ways that go there. */
export function DeliveryStep({ checkout }: { readonly checkout: Checkout }) {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  const { reviewing, change, go, draft } = checkout;
  const { review } = reviewing;
  const [isMissing, setMissing] = useState(false);
  if (review === null) return <Skeleton className="h-44 rounded-2xl" />;
  const { deliveryOptions } = review;
  const wanted = draft.delivery ?? review.delivery?.id ?? null;
  const chosen = deliveryOptions.find(({ id }) => id === wanted) ?? null;
  if (deliveryOptions.length === 0)
    return (
      <div>
        <HitchNote words={t("notServed", { country: countryName(review.country, locale) })} onAgain={null} />
        <button type="button" onClick={() => go("address")} className={button("quiet", "medium", "mt-5")}>
          {t("changeAddress")}
        </button>
      </div>
    );

  function goOn(event: FormEvent): void {
    event.preventDefault();
    if (chosen === null) {
      setMissing(true);
      return;
    }
    change({ delivery: chosen.id });
    go("payment");
  }

  return (
    <form method="post" noValidate aria-label={t("title_delivery")} onSubmit={goOn}>
      <Choices legend={t("title_delivery")}>
        {deliveryOptions.map(({ id, name, price }) => (
          <Choice
            key={id}
            group="delivery"
            value={id}
            isChosen={chosen?.id === id}
            onChoose={() => {
              setMissing(false);
              change({ delivery: id });
            }}
            title={name}
            aside={price.amount === 0 ? t("free") : <Price money={price} />}
          />
        ))}
      </Choices>
      {isMissing && (
        <div className="mt-3">
          <HitchNote words={t("deliveryMissing")} onAgain={null} />
        </div>
      )}
      <button type="submit" className={button("primary", "large", "mt-6 w-full sm:w-auto")}>
        {t("toPayment")}
      </button>
    </form>
  );
}
