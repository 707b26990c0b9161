"use client";

import type { PlacedOrder, PlaceRequest } from "./calls.ts";
import { createKept } from "./kept.ts";

/**
 * One wish to order, kept until it is answered: whatever happens to the page or the network in between, it is asked
 * again with the same key and is one order. `confirm` is set once the provider wants to hear from the shopper.
 */
export type Intention = {
  readonly request: PlaceRequest;
  readonly confirm: {
    readonly orderId: string;
    /** Opens the order without an account. */
    readonly orderKey: string | null;
    /** What he has to do. */
    readonly action: NonNullable<PlacedOrder["action"]>;
    /** What the shopper answered; null while he has not. */
    readonly token: string | null;
  } | null;
};

export const keptIntention = createKept<Intention | null>("checkout-placing", intentionOf);

/** A new key: 128 random bits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The intention that is under way when it asks for the very same, else a new one. */
export function intend(
  request: Omit<PlaceRequest, "idempotencyKey">,
  known: Intention | null,
  key: () => string,
): Intention {
  if (known !== null && known.confirm === null) {
    const { idempotencyKey, ...same } = known.request;
    if (JSON.stringify(same) === JSON.stringify(request)) return known;
  }
  return { request: { idempotencyKey: key(), ...request }, confirm: null };
}

/** Whether this tab's checkout waits for what a bank is told about an order. */
export const isAskedHere = (orderId: string): boolean => keptIntention.read()?.confirm?.orderId === orderId;

/** The shopper has come back from his bank's page: the checkout asks what became of it. */
export function backFromBank(): void {
  const known = keptIntention.read();
  if (known?.confirm?.token === null)
    keptIntention.write({ ...known, confirm: { ...known.confirm, token: doneElsewhere } });
}

/** What is shown for a step that was done at the bank: nothing, and the provider is asked. */
export const doneElsewhere = "done";

/** Only we write there; what has not our shape is nothing. */
function intentionOf(value: unknown): Intention | null {
  if (typeof value !== "object" || value === null || !("request" in value)) return null;
  const { request } = value;
  const isOurs = typeof request === "object" && request !== null && "idempotencyKey" in request;
  if (!isOurs) return null;
  const known = value as Intention;
  // A question that does not say what is asked: whoever orders again with this key is told it anew.
  return known.confirm?.action === undefined ? { ...known, confirm: null } : known;
}
