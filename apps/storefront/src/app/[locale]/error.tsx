"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";

/** For what nobody foresaw. What can be foreseen says so in its own place. */
export default function ErrorPage({ retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useTranslations("Error");
  return (
    <div role="alert" className="page grid min-h-[60dvh] place-items-center">
      <Notice Icon={TriangleAlert} title={t("title")} text={t("text")} level={1}>
        <button type="button" onClick={() => retry()} className={button("primary")}>
          {t("again")}
        </button>
        <Link href="/" className={button("quiet")}>
          {t("home")}
        </Link>
      </Notice>
    </div>
  );
}
