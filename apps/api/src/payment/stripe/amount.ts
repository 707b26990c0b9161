import type { Money } from "@dotcart/cart-domain";

/**
 * An amount as Stripe counts it. The shop's minor units are those that `Intl` shows; Stripe counts some currencies in
 * others, and would take a hundredth of the price or a hundred times as much.
 * https://docs.stripe.com/currencies#minor-units
 */
export function stripeAmount({ amount, currency }: Money): number {
  const ours = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return Number(`${amount}e${digitsOf(currency) - (ours.maximumFractionDigits ?? 0)}`);
}

/** ISK and UGX have no minor unit any more, and Stripe counts hundredths of them all the same. */
function digitsOf(currency: string): number {
  if (whole.has(currency)) return 0;
  return thousandths.has(currency) ? 3 : 2;
}

const whole: ReadonlySet<string> = new Set(
  "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "),
);
const thousandths: ReadonlySet<string> = new Set("BHD JOD KWD OMR TND".split(" "));
