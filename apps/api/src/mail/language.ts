/** The languages we write mails in; the storefront has the same, as the first part of every address. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/**
 * The first language that a request asks for and we know (RFC 9110, 12.5.4, weights included); English when there is
 * none. The storefront's pages say theirs in this header.
 */
export function languageOf(headers: Headers): Language {
  const asked = (headers.get("accept-language") ?? "").slice(0, 500).split(",").map(wish);
  const [best] = asked
    .filter(({ weight, language }) => weight > 0 && language !== undefined)
    .sort((a, b) => b.weight - a.weight);
  return best?.language ?? "en";
}

function wish(part: string): { language: Language | undefined; weight: number } {
  const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
  const primary = range.trim().split("-", 1)[0];
  const stated = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
  return {
    language: languages.find((each) => each === primary),
    weight: stated === undefined ? 1 : Number(stated),
  };
}
