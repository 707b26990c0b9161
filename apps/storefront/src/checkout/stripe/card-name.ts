import type { KnownCard } from "../payment-choice.ts";

const brands: Readonly<Record<string, string>> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  discover: "Discover",
  girocard: "girocard",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** What a card is called by whoever owns several. */
export const cardName = ({ brand, last4 }: KnownCard): string =>
  `${brands[brand] ?? ""} •••• ${last4}`.trim();
