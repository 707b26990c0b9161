import { invariant } from "../invariant.ts";
import { money } from "../money.ts";
import type { Money } from "../schema/money.ts";

/** A part of a whole: `{ of: 10_000, part: 1900 }` is 19 %. Both are natural numbers. */
export type Share = { readonly part: number; readonly of: number };

/**
 * That share of an amount ≥ 0, to the nearest minor unit, halves up. Exact, where `amount × part` would not be: the
 * whole multiples of `of` and their remainder are taken apart, and only numbers that are safe are multiplied.
 */
export function shareOf({ amount, currency }: Money, { part, of }: Share): Money {
  invariant(amount >= 0 && isNatural(part) && isNatural(of) && of > 0, "a share is a part of an amount");
  const rest = amount % of;
  const nearest = Math.floor((2 * rest * part + of) / (2 * of));
  return money(((amount - rest) / of) * part + nearest, currency);
}

export const lesserOf = (a: Money, b: Money): Money => (a.amount <= b.amount ? a : b);

const isNatural = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
