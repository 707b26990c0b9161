import { env } from "#env.ts";
import { type Locale, routing } from "#i18n/routing.ts";

/** A page's public address. `path` is below the language and begins with a slash, or is empty for the start page. */
export const addressOf = (locale: Locale, path: string): string =>
  `${env().SITE_URL}/${locale}${path === "/" ? "" : path}`;

/** The same page in every language, and which to show to somebody whose language is none of them. */
export function alternatesOf(path: string): Record<Locale | "x-default", string> {
  const languages = routing.locales.map((locale) => [locale, addressOf(locale, path)] as const);
  return {
    ...(Object.fromEntries(languages) as Record<Locale, string>),
    "x-default": addressOf(routing.defaultLocale, path),
  };
}
