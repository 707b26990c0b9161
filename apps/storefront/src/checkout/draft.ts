"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { useSyncExternalStore } from "react";
import { createKept } from "./kept.ts";

/** The lines of an address as they were typed, valid or not; its country is the draft's. */
export type AddressDraft = { readonly [Line in Exclude<keyof Address, "country">]-?: string };

/**
 * What a shopper has chosen and typed on the way to an order. It lives as long as this tab, on this device alone.
 * Null is "not chosen": the shop's own country, the first way of delivery, no code.
 */
export type CheckoutDraft = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly delivery: string | null;
  /** As it was typed, without blanks around it. */
  readonly code: string | null;
  readonly email: string;
  readonly address: AddressDraft;
};

export const emptyAddress: AddressDraft = {
  name: "",
  line1: "",
  line2: "",
  city: "",
  region: "",
  postalCode: "",
  phone: "",
};

export const emptyDraft: CheckoutDraft = {
  country: null,
  delivery: null,
  code: null,
  email: "",
  address: emptyAddress,
};

const kept = createKept("checkout", draftOf);

/** The draft, the same for every component of the tab, and what changes parts of it. Empty until the page is alive. */
export function useCheckoutDraft(): {
  readonly draft: CheckoutDraft;
  readonly change: (part: Partial<CheckoutDraft>) => void;
} {
  return { draft: useSyncExternalStore(kept.subscribe, kept.read, () => emptyDraft), change: changeDraft };
}

export const changeDraft = (part: Partial<CheckoutDraft>): void => kept.write({ ...kept.read(), ...part });

export const readDraft = (): CheckoutDraft => kept.read();

/** Who signs out, or has ordered, leaves nothing of it behind. */
export const forgetDraft = (): void => kept.forget();

/** Whatever may be kept under that name, as a draft. */
export function draftOf(value: unknown): CheckoutDraft {
  const { country, delivery, code, email, address } = record(value);
  const lines = record(address);
  return {
    country: typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : null,
    delivery: textOr(delivery, null),
    code: textOr(code, null),
    email: textOr(email, ""),
    address: {
      name: textOr(lines.name, ""),
      line1: textOr(lines.line1, ""),
      line2: textOr(lines.line2, ""),
      city: textOr(lines.city, ""),
      region: textOr(lines.region, ""),
      postalCode: textOr(lines.postalCode, ""),
      phone: textOr(lines.phone, ""),
    },
  };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textOr = <Other>(value: unknown, other: Other): string | Other =>
  typeof value === "string" ? value : other;
