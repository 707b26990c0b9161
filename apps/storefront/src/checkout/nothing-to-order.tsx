"use client";

import { PackageCheck, ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";
import { useLastOrder } from "./last-order.ts";

/** A checkout without goods: it is over, the goods went elsewhere, or there never were any. `shown` is the digest of what was. */
export function NothingToOrder({ shown }: { readonly shown: string | null }) {
  const t = useTranslations("Checkout");
  const last = useLastOrder();
  const wasOrdering = shown !== null && shown !== last?.digest;
  if (last !== null && !wasOrdering)
    return (
      <Notice Icon={PackageCheck} title={t("doneTitle")} text={t("doneText", { number: last.number })}>
        <Link href={last.path} className={button("primary")}>
          {t("toOrder")}
        </Link>
        <Link href="/products" className={button("quiet")}>
          {t("goOn")}
        </Link>
      </Notice>
    );
  return (
    <Notice Icon={ShoppingBag} title={t("emptyTitle")} text={t(wasOrdering ? "emptiedText" : "emptyText")}>
      <Link href="/products" className={button("primary")}>
        {t("goOn")}
      </Link>
      <Link href="/cart" className={button("quiet")}>
        {t("toCart")}
      </Link>
    </Notice>
  );
}
