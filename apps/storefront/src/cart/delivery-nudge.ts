import type { CheckoutReview } from "@dotcart/api/router";
import { addMoney, type Money, money } from "@dotcart/cart-domain";

/** How far a cart is from a way of delivery that costs nothing. */
export type Nudge = {
  /** Of the way of delivery. */
  readonly name: string;
  /** What is missing; nothing is missing any more when it is 0. */
  readonly missing: Money;
  /** Of the way there, from 0 to 1. */
  readonly share: number;
};

type Facts = Pick<CheckoutReview, "subtotal" | "discount" | "delivery" | "deliveryOptions">;

/** For the chosen way, or else the first that can become free. Null where none can, or where a code pays for it already. */
export function deliveryNudge({ subtotal, discount, delivery, deliveryOptions }: Facts): Nudge | null {
  const way = [delivery, ...deliveryOptions].find((option) => option?.freeAbove != null);
  if (way?.freeAbove == null) return null;
  const isPaidByCode = discount !== null && delivery !== null && sameMoney(discount.amount, delivery.price);
  if (isPaidByCode) return null;
  const off = discount?.amount.amount ?? 0;
  const value = addMoney(subtotal, money(-off, subtotal.currency));
  const missing = Math.max(0, way.freeAbove.amount - value.amount);
  const share = way.freeAbove.amount === 0 ? 1 : Math.min(1, value.amount / way.freeAbove.amount);
  return { name: way.name, missing: money(missing, subtotal.currency), share };
}

const sameMoney = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;
