"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type CheckoutReview, useCheckoutCalls } from "./calls.ts";

export type Reservation = {
  /** Milliseconds since the epoch; null: nothing is reserved. */
  readonly until: number | null;
  readonly isOver: boolean;
  readonly renew: () => void;
};

/**
 * Has the goods kept for this shopper while he pays, where the shop does that. Not having them kept is no reason to stop:
 * placing the order asks for them anyway.
 */
export function useReservation(
  review: CheckoutReview | null,
  { isPaying, isPlacing }: { readonly isPaying: boolean; readonly isPlacing: boolean },
): Reservation {
  const calls = useCheckoutCalls();
  const [until, setUntil] = useState<number | null>(null);
  const [isOver, setOver] = useState(false);
  const digest = review?.reserves === true ? review.digest : null;

  const isWanted = useRef(false);
  const reserve = useCallback(
    (shown: string) => {
      calls.reserve(shown).then(
        ({ reservedUntil }) => {
          if (!isWanted.current) return;
          setUntil(reservedUntil);
          // The shop does not prolong what has not ended by its own clock.
          setOver(reservedUntil !== null && reservedUntil <= Date.now());
        },
        () => {},
      );
    },
    [calls],
  );

  useEffect(() => {
    isWanted.current = isPaying;
    if (isPaying && digest !== null) reserve(digest);
  }, [isPaying, digest, reserve]);

  const isBeingOrdered = useRef(isPlacing);
  useEffect(() => {
    isBeingOrdered.current = isPlacing;
  }, [isPlacing]);
  useEffect(() => {
    if (!isPaying) return;
    return () => {
      isWanted.current = false;
      setUntil(null);
      // Who goes elsewhere keeps nobody else from buying; an order takes what was reserved for it.
      if (!isBeingOrdered.current) calls.release().catch(() => {});
    };
  }, [isPaying, calls]);

  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => setOver(true), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);

  return {
    until: isPaying ? until : null,
    isOver,
    renew: () => {
      if (digest !== null) reserve(digest);
    },
  };
}
