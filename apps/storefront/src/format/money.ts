import type { Money } from "@dotcart/cart-domain";

const formatters = new Map<string, Intl.NumberFormat>();

/** An amount in words of a language, exact to the last unit: "€1,234.50", "1.234,50 €". */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const formatter = formatterFor(locale, currency);
  return formatter.format(decimalOf(amount, fractionDigits(currency)) as Intl.StringNumericLiteral);
}

/** How many digits of a currency's amounts stand behind the point: 2 for EUR, 0 for JPY. */
export const fractionDigits = (currency: string): number =>
  formatterFor("en", currency).resolvedOptions().maximumFractionDigits ?? 0;

/** Minor units as a decimal text; never through a float, which would round large amounts. */
export function decimalOf(amount: number, digits: number): string {
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = digits === 0 ? "" : `.${text.slice(-digits)}`;
  return `${amount < 0 ? "-" : ""}${whole}${fraction}`;
}

function formatterFor(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
  formatters.set(key, known);
  return known;
}
