import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Link } from "#i18n/navigation.ts";
import { button } from "#ui/button.ts";
import { Notice } from "#ui/notice.tsx";

/** The page that was not found may have named itself; what is shown instead has its own name. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NotFound");
  return { title: t("title"), robots: { index: false } };
}

export default function NotFound() {
  const t = useTranslations("NotFound");
  return (
    <div className="page grid min-h-[60dvh] place-items-center">
      <Notice Icon={SearchX} title={t("title")} text={t("text")} level={1}>
        <Link href="/products" className={button("primary")}>
          {t("products")}
        </Link>
        <Link href="/" className={button("quiet")}>
          {t("home")}
        </Link>
      </Notice>
    </div>
  );
}
