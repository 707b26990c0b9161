import type { Terms } from "@dotcart/cart-domain/checkout";

/**
 * Taxes and ways of delivery as they were a moment ago: they are the same for every order and change once a year. What a
 * shopper is shown and what he orders are compared with each other whatever they came from.
 */
export function rememberedTerms(
  read: () => Promise<Terms>,
  { now, maxAgeMilliseconds }: { readonly now: () => number; readonly maxAgeMilliseconds: number },
): () => Promise<Terms> {
  let known: { readonly terms: Promise<Terms>; readonly at: number } | undefined;
  return () => {
    if (known !== undefined && now() - known.at < maxAgeMilliseconds) return known.terms;
    const reading = { terms: read(), at: now() };
    known = reading;
    reading.terms.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading.terms;
  };
}
