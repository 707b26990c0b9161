import type { OrderStatus } from "./order.ts";
import type { PaymentGoal, PaymentState } from "./payment.ts";

/** Whether an order may go that way; staying where it is is no way. */
export const canBecome = (from: OrderStatus, to: OrderStatus): boolean => ways[from].includes(to);

const ways: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ["paid", "cancelled"],
  paid: ["fulfilled", "refunded"],
  fulfilled: ["delivered", "refunded"],
  delivered: ["refunded"],
  cancelled: [],
  refunded: [],
};

/**
 * What an order becomes by what is now known of its payment; null where it stays what it is. Money that arrived makes a
 * pending order paid whatever the goal is by then: the way back from there is a refund, and the order says so.
 */
export function statusAfter(
  state: PaymentState,
  _goal: PaymentGoal,
  current: OrderStatus,
): OrderStatus | null {
  const [pending, paid] = followed[state];
  const next = current === "pending" ? pending : paid;
  return next !== null && canBecome(current, next) ? next : null;
}

/** What a pending order and one that was paid become. Money that came and went before anybody noted it charged nothing. */
const followed = {
  new: [null, null],
  "requires-action": [null, null],
  authorised: [null, null],
  captured: ["paid", null],
  declined: ["cancelled", null],
  voided: ["cancelled", null],
  refunded: ["cancelled", "refunded"],
} as const satisfies Record<PaymentState, readonly [OrderStatus | null, OrderStatus | null]>;
