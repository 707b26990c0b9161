import type { Metadata } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { env } from "#env.ts";
import { routing } from "#i18n/routing.ts";
import { addressOf, alternatesOf } from "./address.ts";

/** Open Graph writes a language with the country it is spoken in. */
const openGraphLocales = { en: "en_IE", de: "de_DE" } as const satisfies Record<
  (typeof routing.locales)[number],
  string
>;

/**
 * What search engines and other people's pages are told of a page: its one address, its other languages, a picture.
 * Waits for a request, because the shop's public address is known where it runs and not where it is built.
 */
export async function pageMetadata({
  path,
  title,
  description,
  image = "",
}: {
  readonly path: string;
  /** Absent: the shop's own title. */
  readonly title?: string;
  readonly description?: string;
  /** Below `/og/<language>`; empty for the shop's own picture. */
  readonly image?: string;
}): Promise<Metadata> {
  await connection();
  const locale = await getLocale();
  const t = await getTranslations("Site");
  const url = addressOf(locale, path);
  const picture = {
    url: `${env().SITE_URL}/og/${locale}${image}`,
    width: 1200,
    height: 630,
    alt: title ?? t("name"),
  };
  const shown = {
    title: title ?? `${t("name")} · ${t("tagline")}`,
    description: description ?? t("description"),
  };
  return {
    ...(title === undefined ? {} : { title }),
    description: shown.description,
    alternates: { canonical: url, languages: alternatesOf(path) },
    openGraph: {
      ...shown,
      url,
      type: "website",
      siteName: t("name"),
      locale: openGraphLocales[locale],
      alternateLocale: routing.locales
        .filter((other) => other !== locale)
        .map((other) => openGraphLocales[other]),
      images: [picture],
    },
    twitter: { card: "summary_large_image", ...shown, images: [picture] },
  };
}
