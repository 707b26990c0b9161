"use client";

import type { OrderView } from "@dotcart/api/router";
import { CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { orderTime } from "./order-time.ts";
import type { Stage } from "./stage.ts";

/** For so long after it was placed an order's page is its confirmation. */
const FRESH_MILLISECONDS = 30 * 60_000;

/** What order this is and how it stands, in a sentence. Right after it was paid it says thank you. */
export function OrderHead({ order, stage }: { readonly order: OrderView; readonly stage: Stage }) {
  const t = useTranslations();
  const format = useFormatter();
  const [openedAt] = useState(Date.now);
  const heading = useRef<HTMLHeadingElement>(null);
  const { number, email, placedAt } = order;
  const isFresh = stage === "paid" && openedAt - placedAt < FRESH_MILLISECONDS;
  // Whoever comes from the checkout hears what became of it; whoever has gone on already is left alone.
  useEffect(() => {
    if (isFresh && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [isFresh]);
  return (
    <header>
      <p className="mb-8 hidden text-xl font-semibold print:block">{t("Site.name")}</p>
      {isFresh && (
        <p className="mb-3 flex items-center gap-2 font-medium text-accent print:hidden">
          <CircleCheck aria-hidden className="size-5" />
          {t("Orders.received")}
        </p>
      )}
      <h1 ref={heading} id="order" tabIndex={-1} className="text-3xl outline-none md:text-4xl">
        <span className={isFresh ? "print:hidden" : "hidden"}>
          {isFresh && t("Orders.thanks", { number })}
        </span>
        <span className={isFresh ? "hidden print:inline" : ""}>{t("Orders.order", { number })}</span>
      </h1>
      <p className="mt-3 max-w-2xl text-lg text-ink-soft wrap-anywhere print:hidden">
        {isFresh ? t("Orders.mailOnItsWay", { email }) : t(`Orders.lead_${stage}`, { email })}
      </p>
      <p className="mt-2 text-ink-soft">
        {t("Orders.placedAt", { at: format.dateTime(placedAt, orderTime()) })}
        <span className="hidden print:inline">{` · ${t(`Orders.stage_${stage}`)}`}</span>
      </p>
    </header>
  );
}
