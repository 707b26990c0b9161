"use client";

import type { Stripe } from "@stripe/stripe-js";
import type { Locale } from "next-intl";
import { publishableKey } from "./publishable-key.ts";

const opened = new Map<Locale, Promise<Stripe>>();

/**
 * Stripe's own script, which comes from Stripe when it is first asked for and not before. Rejects where it does not come:
 * blocked, or no network. Asking again fetches it again.
 */
export function openStripe(locale: Locale): Promise<Stripe> {
  const known = opened.get(locale);
  if (known !== undefined) return known;
  const opening = fetchStripe(locale);
  opened.set(locale, opening);
  opening.catch(() => opened.delete(locale));
  return opening;
}

async function fetchStripe(locale: Locale): Promise<Stripe> {
  const { loadStripe } = await import("@stripe/stripe-js/pure");
  const stripe = await loadStripe(publishableKey, { locale });
  if (stripe === null) throw new Error("Stripe's script runs in browsers alone.");
  return stripe;
}

/**
 * What the shopper's bank asks of him, in Stripe's dialog over the page. Resolves when it is over, however it went: the
 * API asks Stripe, and believes nothing else. Rejects where the dialog could not be opened.
 */
export async function doSecondStep(clientSecret: string, locale: Locale): Promise<void> {
  const stripe = await openStripe(locale);
  await stripe.handleNextAction({ clientSecret });
}
