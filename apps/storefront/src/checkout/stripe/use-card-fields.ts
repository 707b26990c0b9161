"use client";

import type { Stripe, StripeCardNumberElement, StripeElementChangeEvent } from "@stripe/stripe-js";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { PaymentChoice } from "../payment-choice.ts";
import { type CardPart, cardParts, type FieldState, firstOpen, partOf, untouched } from "./card-parts.ts";
import { fieldLook } from "./field-look.ts";
import { openStripe } from "./open-stripe.ts";

/** After so long a script that does not come is one that could not be loaded. */
const PATIENCE_MILLISECONDS = 15_000;

/** What all of Stripe's fields can do; each kind has its own type. */
type Field = Pick<StripeCardNumberElement, "focus" | "destroy"> & {
  update(options: { style: ReturnType<typeof fieldLook> }): void;
};
type Mounted = {
  readonly stripe: Stripe;
  readonly number: StripeCardNumberElement;
  readonly fields: Readonly<Record<CardPart, Field>>;
};

export type CardFields = {
  readonly state: "loading" | "ready" | "failed";
  readonly boxes: Readonly<Record<CardPart, RefObject<HTMLDivElement | null>>>;
  readonly faults: Readonly<Record<CardPart, string | null>>;
  readonly focused: CardPart | null;
  /** What is wrong with no field in particular. */
  readonly trouble: string | null;
  again(): void;
  /** A token for the card that was typed; null, with words at the field, when it was none. */
  read(): Promise<PaymentChoice | null>;
};

/** Stripe's fields in our boxes. What is typed there stays with Stripe; the page learns whether it is a card, and its token. */
export function useCardFields(): CardFields {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  const { resolvedTheme } = useTheme();
  const [state, setState] = useState<CardFields["state"]>("loading");
  const [attempt, setAttempt] = useState(0);
  const [fields, setFields] = useState<Readonly<Record<CardPart, FieldState>>>(allUntouched);
  const [focused, setFocused] = useState<CardPart | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const mounted = useRef<Mounted | null>(null);
  const boxes = {
    number: useRef<HTMLDivElement>(null),
    expiry: useRef<HTMLDivElement>(null),
    cvc: useRef<HTMLDivElement>(null),
  };
  const look = fieldLook(resolvedTheme);
  const latest = useRef({ look, boxes });
  useEffect(() => {
    latest.current = { look, boxes };
  });

  const change = (part: CardPart, next: Partial<FieldState>): void =>
    setFields((known) => ({ ...known, [part]: { ...known[part], ...next } }));

  // Another attempt is the same, once more.
  useEffect(() => {
    let isGone = false;
    const waiting = new Set<CardPart>(cardParts);
    const timer = setTimeout(() => fail(), PATIENCE_MILLISECONDS);
    function fail(): void {
      clearTimeout(timer);
      if (!isGone) setState("failed");
    }
    function isReady(part: CardPart): void {
      waiting.delete(part);
      if (waiting.size > 0 || isGone) return;
      clearTimeout(timer);
      setState("ready");
    }
    function changed(part: CardPart, { complete, empty, error }: StripeElementChangeEvent): void {
      setTrouble(null);
      change(part, { isComplete: complete, isEmpty: empty, fault: error?.message ?? null });
    }
    openStripe(locale).then((stripe) => {
      if (isGone) return;
      const { look: style, boxes: at } = latest.current;
      const elements = stripe.elements();
      const number = elements.create("cardNumber", { style, showIcon: true, disableLink: true });
      const expiry = elements.create("cardExpiry", { style });
      const cvc = elements.create("cardCvc", { style });
      mounted.current = { stripe, number, fields: { number, expiry, cvc } };
      const listen = (part: CardPart) => ({
        ready: () => isReady(part),
        focus: () => setFocused(part),
        blur: () => setFocused((known) => (known === part ? null : known)),
      });
      for (const [part, field] of [
        ["number", number],
        ["expiry", expiry],
        ["cvc", cvc],
      ] as const) {
        const { ready, focus, blur } = listen(part);
        // The kinds differ in what their events tell beside; the names are the same for all.
        const any = field as StripeCardNumberElement;
        any.on("ready", ready);
        any.on("focus", focus);
        any.on("blur", blur);
        any.on("loaderror", fail);
        any.on("change", (event) => changed(part, event));
        const box = at[part].current;
        if (box !== null) field.mount(box);
      }
    }, fail);
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const field of Object.values(mounted.current?.fields ?? {})) field.destroy();
      mounted.current = null;
    };
  }, [locale, attempt]);

  // The letters follow the theme; their ground is ours.
  useEffect(() => {
    for (const field of Object.values(mounted.current?.fields ?? {}))
      field.update({ style: fieldLook(resolvedTheme) });
  }, [resolvedTheme]);

  async function read(): Promise<PaymentChoice | null> {
    if (mounted.current === null || state !== "ready") return null;
    const { stripe, number, fields: boxed } = mounted.current;
    setChecked(true);
    setTrouble(null);
    const open = firstOpen(fields);
    if (open !== null) {
      boxed[open].focus();
      return null;
    }
    const { paymentMethod, error } = await stripe
      .createPaymentMethod({ type: "card", card: number })
      .catch(() => ({
        paymentMethod: undefined,
        error: { code: undefined, type: "api_connection_error" } as const,
      }));
    if (paymentMethod?.card != null) {
      const { brand, last4 } = paymentMethod.card;
      return { provider: "stripe", token: paymentMethod.id, card: { brand, last4 } };
    }
    const part = partOf(error?.code);
    if (part === null) setTrouble(t(error?.type === "api_connection_error" ? "stripeAway" : "stripeOther"));
    else {
      change(part, {
        isComplete: false,
        fault: (error !== undefined && "message" in error && error.message) || t("cardOpen_number"),
      });
      boxed[part].focus();
    }
    return null;
  }

  const faultOf = (part: CardPart): string | null =>
    fields[part].fault ?? (isChecked && !fields[part].isComplete ? t(`cardOpen_${part}`) : null);
  return {
    state,
    boxes,
    faults: { number: faultOf("number"), expiry: faultOf("expiry"), cvc: faultOf("cvc") },
    focused,
    trouble,
    again() {
      setState("loading");
      setFields(allUntouched);
      setAttempt((known) => known + 1);
    },
    read,
  };
}

const allUntouched = { number: untouched, expiry: untouched, cvc: untouched };
