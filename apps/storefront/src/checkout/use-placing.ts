"use client";

import { useCartClient } from "@dotcart/cart-client/react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { toast } from "sonner";
import { useRouter } from "#i18n/navigation.ts";
import type { Trouble } from "#trpc/problem-of.ts";
import { type CheckoutChanged, type PlacedOrder, type PlaceRequest, useCheckoutCalls } from "./calls.ts";
import { forgetDraft } from "./draft.ts";
import { type Intention, intend, keptIntention, newKey } from "./intention.ts";
import { keptLastOrder, orderKey, orderPath } from "./last-order.ts";
import { forgetPayment, forgetTriedCard } from "./payment-choice.ts";
import { settle, type Wait } from "./settle.ts";
import { goToStep } from "./use-step.ts";

export type Placing = {
  /**
   * `asking`: the shopper's bank waits for him · `leaving`: it is ordered, and the order's page is on its way · `stuck`:
   * nobody knows, and asking again is safe.
   */
  readonly phase: "idle" | "placing" | "asking" | "confirming" | "leaving" | "stuck";
  /** Why it takes longer; null while it does not. */
  readonly wait: Wait | null;
  /** Why the last try came to nothing. */
  readonly trouble: Trouble | null;
  /** What the shopper's bank wants of him, and for which order, while it is `asking`. */
  readonly asked: Intention["confirm"];
  place(request: Omit<PlaceRequest, "idempotencyKey">): void;
  /** What the shopper tells his bank. */
  answer(token: string): void;
  /** The order was given up at the bank's question; another card may pay. */
  drop(): void;
  again(): void;
};

/**
 * Orders what is shown, once. The wish is kept before it is sent, and whoever finds one that was not answered asks for
 * it again: a second click, a reload, a reply that was lost come to the same order.
 */
export function usePlacing(on: {
  readonly declined: (reason: string | null) => void;
  readonly changed: (changed: CheckoutChanged) => void;
}): Placing {
  const calls = useCheckoutCalls();
  const cart = useCartClient();
  const router = useRouter();
  const t = useTranslations("Checkout");
  const intention = useSyncExternalStore(keptIntention.subscribe, keptIntention.read, () => null);
  const [wait, setWait] = useState<Wait | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [leavingTo, setLeavingTo] = useState<string | null>(null);
  const isRunning = useRef(false);
  const isHere = useRef(false);
  const isStuck = intention !== null && trouble !== null;

  async function run(wish: Intention): Promise<void> {
    const { request, confirm } = wish;
    const answer = await settle(
      () =>
        confirm?.token == null
          ? calls.place(request)
          : calls.confirm({
              orderId: confirm.orderId,
              token: confirm.token,
              ...(confirm.orderKey === null ? {} : { key: confirm.orderKey }),
            }),
      { pause, onWait: setWait, renew: () => cart.sync() },
    );
    isRunning.current = false;
    setWait(null);
    switch (answer.kind) {
      case "asked": {
        const { orderId, link, action } = answer.order;
        if (action === null) {
          leaveTo(answer.order, request);
          return;
        }
        keptIntention.write({ request, confirm: { orderId, orderKey: orderKey(link), action, token: null } });
        // Once by itself; whoever comes back from there undecided goes again by a click.
        if (action.kind === "redirect" && confirm === null && isHere.current)
          window.location.assign(action.url);
        return;
      }
      case "ordered":
        leaveTo(answer.order, request);
        return;
      case "unsettled":
        setTrouble(answer.trouble);
        return;
    }
    keptIntention.forget();
    if (answer.kind === "declined") on.declined(answer.reason);
    if (answer.kind === "changed") on.changed(answer.changed);
    if (answer.kind === "refused") setTrouble(answer.trouble);
    if (answer.kind === "declined" || (answer.kind === "refused" && confirm !== null)) forgetTriedCard();
    // What was refused may have to do with what others did to the cart.
    void cart.sync();
  }

  /** To the order's page; whoever has gone elsewhere meanwhile is told there. */
  function leaveTo(order: PlacedOrder, { digest }: PlaceRequest): void {
    const path = orderPath(order);
    keptLastOrder.write({ number: order.number, path, digest });
    if (isHere.current) {
      setLeavingTo(path);
      return;
    }
    forgetOrdered();
    toast.success(t("doneText", { number: order.number }), {
      action: { label: t("toOrder"), onClick: () => router.push(path) },
    });
  }

  // What is forgotten changes the page, and a page that changes its address would stop the way to another.
  useEffect(() => {
    if (leavingTo === null) return;
    forgetOrdered();
    // What was ordered leaves the cart by itself; this only makes it sooner.
    void cart.sync();
    router.replace(leavingTo);
  }, [leavingTo, cart, router]);

  const isToBeAsked =
    leavingTo === null && intention !== null && !isStuck && intention.confirm?.token !== null;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!isToBeAsked || isRunning.current) return;
    isRunning.current = true;
    void latest.current(intention);
  }, [isToBeAsked, intention]);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      setLeavingTo(null);
    };
  }, []);

  return {
    phase: phaseOf({ intention, isStuck, isLeaving: leavingTo !== null }),
    wait,
    trouble,
    asked: intention?.confirm ?? null,
    place(request) {
      if (isRunning.current) return;
      setTrouble(null);
      keptIntention.write(intend(request, keptIntention.read(), newKey));
    },
    answer(token) {
      if (intention?.confirm == null || isRunning.current) return;
      keptIntention.write({ ...intention, confirm: { ...intention.confirm, token } });
    },
    drop() {
      keptIntention.forget();
      goToStep("payment");
      forgetTriedCard();
    },
    again: () => setTrouble(null),
  };
}

/** It is the order's now. */
function forgetOrdered(): void {
  keptIntention.forget();
  forgetDraft();
  forgetPayment();
}

function phaseOf(now: {
  readonly intention: Intention | null;
  readonly isStuck: boolean;
  readonly isLeaving: boolean;
}): Placing["phase"] {
  if (now.isLeaving) return "leaving";
  if (now.intention === null) return "idle";
  if (now.isStuck) return "stuck";
  if (now.intention.confirm === null) return "placing";
  return now.intention.confirm.token === null ? "asking" : "confirming";
}

/** Ends sooner when the network comes back. */
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
  });
