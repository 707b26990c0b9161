import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchAction, WebSite } from "schema-dts";
import { addressOf } from "./address.ts";
import { JsonLd } from "./json-ld.tsx";

/** The vocabulary for a search box is Google's own addition to schema.org's action. */
type SearchBox = SearchAction & { readonly "query-input": string };

/** The shop as a whole, and how to search it. */
export async function WebSiteData() {
  await connection();
  const locale = await getLocale();
  const t = await getTranslations("Site");
  const searchBox: SearchBox = {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${addressOf(locale, "/search")}?q={search_term_string}` },
    "query-input": "required name=search_term_string",
  };
  return (
    <JsonLd<WebSite>
      data={{
        "@context": "https://schema.org",
        "@type": "WebSite",
        name: t("name"),
        description: t("description"),
        url: addressOf(locale, ""),
        inLanguage: locale,
        potentialAction: searchBox,
      }}
    />
  );
}
