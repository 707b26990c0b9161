"use client";

import { Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Reservation } from "./use-reservation.ts";

/** Until when the goods are kept, by the shopper's own clock. It does not tick; when it is over nothing is lost. */
export function Reserved({ reservation: { until, isOver, renew } }: { readonly reservation: Reservation }) {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  return (
    <p className="mt-2 flex min-h-6 flex-wrap items-center gap-x-2 text-sm text-ink-soft">
      {until !== null && <Clock aria-hidden className="size-4" />}
      {until !== null && !isOver && t("reserved", { time: timeOf(until, locale) })}
      {until !== null && isOver && (
        <>
          {t("reservedNoMore")}
          <button type="button" onClick={renew} className="font-medium text-ink underline underline-offset-4">
            {t("reserveAgain")}
          </button>
        </>
      )}
    </p>
  );
}

const timeOf = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
