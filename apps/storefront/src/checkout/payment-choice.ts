"use client";

import { useSyncExternalStore } from "react";
import { createKept } from "./kept.ts";

/** What pays: a provider's own token, never a card. */
export type PaymentChoice = {
  readonly provider: string;
  readonly token: string;
  /** By which the shopper knows it again. */
  readonly card?: KnownCard;
};
export type KnownCard = { readonly brand: string; readonly last4: string };

const kept = createKept<PaymentChoice | null>("checkout-payment", choiceOf);

export const usePaymentChoice = (): PaymentChoice | null =>
  useSyncExternalStore(kept.subscribe, kept.read, () => null);

export const choosePayment = kept.write;
export const forgetPayment = kept.forget;

/** A token of a typed card pays once, or not at all: after it was tried the card is to be typed anew. */
export function forgetTriedCard(): void {
  if (kept.read()?.card !== undefined) kept.forget();
}

function choiceOf(value: unknown): PaymentChoice | null {
  const { provider, token, card } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof provider !== "string" || typeof token !== "string") return null;
  const { brand, last4 } = Object(card) as Readonly<Record<string, unknown>>;
  if (typeof brand !== "string" || typeof last4 !== "string") return { provider, token };
  return { provider, token, card: { brand, last4 } };
}
