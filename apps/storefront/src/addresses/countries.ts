/**
 * Where the shop delivers to: the countries that its books have a tax rate for. What an address is offered, not what is
 * allowed: the API refuses a country it does not serve, whatever stands here.
 */
export const countries = [
  "AT",
  "BE",
  "CH",
  "DE",
  "DK",
  "ES",
  "FR",
  "GB",
  "IE",
  "IT",
  "LU",
  "NL",
  "PL",
  "SE",
] as const;

/** Where most of its shoppers are. */
export const homeCountry = "DE";

/** The countries with their names in a language, sorted as that language sorts. */
export function namedCountries(locale: string): readonly { readonly code: string; readonly name: string }[] {
  const sorted = new Intl.Collator(locale);
  return countries
    .map((code) => ({ code, name: countryName(code, locale) }))
    .toSorted((one, other) => sorted.compare(one.name, other.name));
}

/** A country's name in a language; what has none stays its code. */
export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
