"use client";

import type { AppRouter } from "@dotcart/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { catalogueLanguage } from "#catalogue/language.ts";
import { Link } from "#i18n/navigation.ts";
import { Picture } from "#ui/picture.tsx";
import { Price } from "#ui/price.tsx";
import { orderDay } from "./order-time.ts";

export type OrderSummary = inferRouterOutputs<AppRouter>["orders"]["list"]["items"][number];

/** One order among others. One link covers the row; its name is the order's number. */
export function OrderRow({ order }: { readonly order: OrderSummary }) {
  const t = useTranslations("Orders");
  const format = useFormatter();
  const names = new Intl.ListFormat(useLocale(), { type: "unit" });
  const { id, number, status, placedAt, total, itemCount, image } = order;
  return (
    <li className="relative flex gap-4 rounded-tile border border-line p-4 hover:border-edge sm:gap-5">
      <div className="size-20 shrink-0 overflow-hidden rounded-2xl bg-tile">
        <Picture
          image={image === null ? null : { url: image, alt: "", width: 480, height: 600 }}
          decorative
        />
      </div>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-base font-medium tracking-normal">
            <Link href={`/orders/${id}`} className="after:absolute after:inset-0 after:rounded-tile">
              {t("order", { number })}
            </Link>
          </h2>
          <p className="font-medium">
            <Price money={total} />
          </p>
        </div>
        <p className="text-sm text-ink-soft">
          {`${format.dateTime(placedAt, orderDay())} · ${t(`stage_${stageIn(status)}`)}`}
        </p>
        <p className="mt-1.5 line-clamp-2 text-sm text-ink-soft">
          <span>{t("items", { count: itemCount })}</span>
          {" · "}
          <span lang={catalogueLanguage}>{names.format(new Set(order.names))}</span>
        </p>
      </div>
    </li>
  );
}

/** A list knows no more of an order than its status. */
const stageIn = (status: OrderSummary["status"]) => (status === "pending" ? "settling" : status);
