"use client";

import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";

/** Says nothing of whether there is such an order: that, too, is its owner's business. */
export function NoSuchOrder() {
  const t = useTranslations("Orders");
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <Notice Icon={SearchX} title={t("noneTitle")} text={t("noneText")} level={1}>
        <Link href="/account/orders" className={button("primary")}>
          {t("toHistory")}
        </Link>
        <Link href="/" className={button("quiet")}>
          {t("home")}
        </Link>
      </Notice>
    </div>
  );
}
