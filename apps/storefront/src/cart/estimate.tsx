"use client";

import { createContext, type ReactNode, use } from "react";
import { type Reviewing, useReview } from "#checkout/use-review.ts";
import type { ShopperProblem } from "#i18n/problem-words.ts";
import { type CartLineView, useCart } from "./use-cart.tsx";

const EstimateContext = createContext<Reviewing | null>(null);

/**
 * Asks the shop what the cart would cost with delivery and tax, and what stands in the way of ordering it: not while it
 * is being changed, but once the shop has all of it. What it said last stays meanwhile.
 */
export function EstimateProvider({ children }: { readonly children: ReactNode }) {
  const { lines, isKnown, status } = useCart();
  const isSaved = status === "saved" || status === "memory-only";
  const estimate = useReview({ isHeld: false, isWanted: isKnown && lines.length > 0 && isSaved });
  return <EstimateContext value={estimate}>{children}</EstimateContext>;
}

/** Null where nothing is estimated, as in the drawer. */
export const useEstimate = (): Reviewing | null => use(EstimateContext);

/** What the shop has to say of a line that the cart does not know by itself; nothing while the line is not as it saw it. */
export function useReviewedProblems(line: CartLineView): readonly ShopperProblem[] {
  const reviewed = useEstimate()?.review?.lines.find(({ variantId }) => variantId === line.variantId);
  if (reviewed === undefined || reviewed.quantity !== line.quantity) return [];
  return reviewed.problems.filter(({ kind }) => line.problems.every((known) => known.kind !== kind));
}
