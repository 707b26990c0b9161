"use client";

import { useSyncExternalStore } from "react";
import { createKept } from "./kept.ts";

/** What pays: a provider's own token, never a card. */
export type PaymentChoice = { readonly provider: string; readonly token: string };

const kept = createKept<PaymentChoice | null>("checkout-payment", choiceOf);

export const usePaymentChoice = (): PaymentChoice | null =>
  useSyncExternalStore(kept.subscribe, kept.read, () => null);

export const choosePayment = kept.write;
export const forgetPayment = kept.forget;

function choiceOf(value: unknown): PaymentChoice | null {
  const { provider, token } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof provider === "string" && typeof token === "string" ? { provider, token } : null;
}
