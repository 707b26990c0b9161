"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { useState } from "react";
import { readAddress } from "#addresses/address-input.ts";
import { homeCountry } from "#addresses/countries.ts";
import { useCart } from "#cart/use-cart.tsx";
import { type Apart, apart } from "./apart.ts";
import type { CheckoutReview } from "./calls.ts";
import { isSettled, type Point, pointsOf, stillTrue } from "./checklist.ts";
import { type CheckoutDraft, useCheckoutDraft } from "./draft.ts";
import { isEmail } from "./email.ts";
import { type PaymentChoice, usePaymentChoice } from "./payment-choice.ts";
import type { Step } from "./steps.ts";
import { type Placing, usePlacing } from "./use-placing.ts";
import { type Reviewing, useReview } from "./use-review.ts";
import { goToStep, useStep } from "./use-step.ts";

export type Checkout = {
  readonly step: Step;
  readonly go: (step: Step) => void;
  readonly draft: CheckoutDraft;
  readonly change: (part: Partial<CheckoutDraft>) => void;
  /** Null while it is not one. */
  readonly address: Address | null;
  readonly payment: PaymentChoice | null;
  readonly reviewing: Reviewing;
  /** What has to be settled before this can be ordered, and what was ticked of it. */
  readonly points: readonly Point[];
  readonly ticked: ReadonlySet<string>;
  readonly tick: (id: string, isTicked: boolean) => void;
  /** How the cart stands to what is shown for ordering. */
  readonly apart: Apart;
  readonly placing: Placing;
  /** Why the bank has refused the last card, in the provider's word; undefined when it has not. */
  readonly declined: string | null | undefined;
  readonly forgetDeclined: () => void;
  readonly canPlace: boolean;
  readonly placeOrder: () => void;
};

/** All that a checkout knows and can do; its steps only show it. */
export function useCheckout(): Checkout {
  const { draft, change } = useCheckoutDraft();
  const { lines, isKnown } = useCart();
  const payment = usePaymentChoice();
  const [changes, setChanges] = useState<CheckoutReview["problems"]>([]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [declined, setDeclined] = useState<string | null | undefined>(undefined);

  const read = readAddress({ ...draft.address, country: draft.country ?? homeCountry });
  const address = read.ok ? read.address : null;
  const isDone = {
    address: address !== null && isEmail(draft.email),
    delivery: draft.delivery !== null,
    payment: payment !== null,
  };
  const placing = usePlacing({
    declined(reason) {
      setDeclined(reason);
      goToStep("payment");
    },
    changed({ changes: found, review: next }) {
      setChanges((known) => [...known, ...found]);
      reviewing.take(next);
    },
  });
  const step = useStep(isKnown && placing.phase !== "leaving" ? isDone : null);
  const reviewing = useReview({ isHeld: step === "review", isWanted: isKnown && lines.length > 0 });
  const { review } = reviewing;

  const told =
    step === "review" && review !== null ? changes.filter((change) => stillTrue(change, review)) : [];
  const points = pointsOf(review?.problems ?? [], told);
  const now = review === null ? "same" : apart(review.lines, lines);
  const canPlace =
    review?.digest != null &&
    address !== null &&
    payment !== null &&
    review.delivery !== null &&
    !reviewing.isSettling &&
    now !== "less" &&
    isSettled(points, ticked) &&
    (placing.phase === "idle" || placing.phase === "stuck");

  return {
    step,
    go(next) {
      setChanges([]);
      goToStep(next);
    },
    draft,
    change,
    address,
    payment,
    reviewing,
    points,
    ticked,
    tick: (id, isTicked) =>
      setTicked((known) => new Set(isTicked ? [...known, id] : [...known].filter((other) => other !== id))),
    apart: now,
    placing,
    declined,
    forgetDeclined: () => setDeclined(undefined),
    canPlace,
    placeOrder() {
      if (!canPlace || review?.digest == null || review.delivery === null) return;
      placing.place({
        digest: review.digest,
        email: draft.email.trim(),
        address,
        delivery: review.delivery.id,
        payment: { provider: payment.provider, token: payment.token },
      });
    },
  };
}
