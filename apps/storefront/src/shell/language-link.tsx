"use client";

import { Languages } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { usePathname } from "#i18n/navigation.ts";
import { routing } from "#i18n/routing.ts";

/**
 * This very page in the other language. An ordinary link: the document's language changes, so a new document is
 * loaded.
 */
export function LanguageLink() {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return <LinkTo path={pathname === "/" ? "" : pathname} search={search === "" ? "" : `?${search}`} />;
}

/** For the moment before the page knows its own address. */
export const LanguageLinkToStart = () => <LinkTo path="" search="" />;

function LinkTo({ path, search }: { readonly path: string; readonly search: string }) {
  const locale = useLocale();
  const t = useTranslations("Header");
  const other = routing.locales.find((candidate) => candidate !== locale) ?? routing.defaultLocale;
  return (
    <a
      href={`/${other}${path}${search}`}
      hrefLang={other}
      lang={other}
      className="inline-flex min-h-11 items-center gap-2 rounded-full px-3 text-sm hover:bg-tile"
    >
      <Languages aria-hidden className="size-5 md:hidden" />
      <span className="max-md:sr-only">{t("language")}</span>
    </a>
  );
}
