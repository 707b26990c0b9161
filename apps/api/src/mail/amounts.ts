import type { Money } from "@dotcart/cart-domain";
import type { Language } from "./language.ts";

/** An amount in words of a language, exact to the last unit: "€1,234.50", "1.234,50 €". */
export function moneyText({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  const { maximumFractionDigits = 0 } = format.resolvedOptions();
  return format.format(`${amount}E-${maximumFractionDigits}` as Intl.StringNumericLiteral);
}

/** Hundredths of a percent: 1900 is "19%", "19 %". */
export const rateText = (basisPoints: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 }).format(
    `${basisPoints}E-4` as Intl.StringNumericLiteral,
  );

/** A country's name, or its code where it has none. */
export const countryText = (country: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: "region", fallback: "code" }).of(country) ?? country;
