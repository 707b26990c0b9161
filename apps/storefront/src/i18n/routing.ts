import { defineRouting } from "next-intl/routing";

/** The shop's languages. The language is the first part of every address, so that a link means one page. */
export const routing = defineRouting({ locales: ["en", "de"], defaultLocale: "en", localePrefix: "always" });

export type Locale = (typeof routing.locales)[number];

export const isLocale = (text: string): text is Locale =>
  (routing.locales as readonly string[]).includes(text);
