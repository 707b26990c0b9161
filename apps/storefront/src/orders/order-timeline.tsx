"use client";

import type { OrderView } from "@dotcart/api/router";
import { useFormatter, useTranslations } from "next-intl";
import { orderTime } from "./order-time.ts";
import { ahead, type Stage } from "./stage.ts";

/** What has happened to the order, and what is still to come when all goes its way. */
export function OrderTimeline({
  history,
  stage,
}: {
  readonly history: OrderView["history"];
  readonly stage: Stage;
}) {
  const t = useTranslations("Orders");
  const format = useFormatter();
  return (
    <section aria-labelledby="order-history" className="break-inside-avoid print:hidden">
      <h2 id="order-history" className="mb-4 font-medium tracking-normal">
        {t("history")}
      </h2>
      <ol className="space-y-4">
        {history.map(({ at, action }, index) => (
          <li key={`${index} ${action}`} className={row}>
            <Dot isDone />
            <p className="leading-snug">{t(`action_${action}`)}</p>
            <p className="text-sm text-ink-soft">
              <time dateTime={new Date(at).toISOString()}>{format.dateTime(at, orderTime())}</time>
            </p>
          </li>
        ))}
        {ahead(stage).map((step) => (
          <li key={step} className={`${row} text-ink-soft`}>
            <Dot isDone={false} />
            <p className="leading-snug">{t(`ahead_${step}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The line leads from each dot to the next. */
const row =
  "relative ps-7 not-last:before:absolute not-last:before:start-[0.3125rem] not-last:before:top-2 not-last:before:-bottom-6 not-last:before:w-px not-last:before:bg-edge";

const Dot = ({ isDone }: { readonly isDone: boolean }) => (
  <span
    aria-hidden
    className={`absolute start-0 top-1.5 size-2.75 rounded-full border-2 ${isDone ? "border-accent bg-accent" : "border-edge bg-tile"}`}
  />
);
