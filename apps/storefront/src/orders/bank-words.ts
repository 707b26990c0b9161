/** What Stripe writes into the address of whoever comes back from his bank, a secret among it. */
export const bankWords = [
  "payment_intent",
  "payment_intent_client_secret",
  "redirect_status",
  "source_redirect_slug",
  "source_type",
] as const;

/** The same address without them, for the browser's history. */
export function withoutBankWords(address: string): string {
  const url = new URL(address);
  for (const name of bankWords) url.searchParams.delete(name);
  return `${url.pathname}${url.search}${url.hash}`;
}
