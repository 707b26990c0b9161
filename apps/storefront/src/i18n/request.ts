import { locale as localeInAddress } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { messages } from "./messages.ts";
import { isLocale, routing } from "./routing.ts";

/** Takes the language from the address, not from a header, so that pages can be prerendered in each of them. */
export default getRequestConfig(async ({ locale }) => {
  const asked = locale ?? (await localeInAddress()) ?? routing.defaultLocale;
  const known = isLocale(asked) ? asked : routing.defaultLocale;
  return { locale: known, messages: messages[known], timeZone: "Europe/Berlin" };
});
