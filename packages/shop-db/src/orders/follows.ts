import {
  nextPaymentStep,
  type OrderStatus,
  orderStatuses,
  type PaymentGoal,
  type PaymentState,
  paymentGoals,
  statusAfter,
} from "@dotcart/cart-domain/checkout";

/** What a goal makes of news: what an order of each status becomes by them, and whether nothing is left to do. */
type Follows = {
  readonly becomes: Partial<Record<OrderStatus, OrderStatus>>;
  readonly isDone: boolean;
};

/**
 * The domain's decision for every payment and order that news of this state can meet. Goal and status are known only
 * where the rows are locked, so the whole of it is handed there, and Postgres picks without deciding.
 */
export function whatFollows(state: PaymentState): Record<PaymentGoal, Follows> {
  const {
    charge,
    void: undo,
    refund,
  } = Object.fromEntries(paymentGoals.map((goal) => [goal, followsOf(state, goal)])) as Record<
    PaymentGoal,
    Follows
  >;
  return { charge, void: undo, refund };
}

function followsOf(state: PaymentState, goal: PaymentGoal): Follows {
  const becomes: Partial<Record<OrderStatus, OrderStatus>> = {};
  for (const status of orderStatuses) {
    const next = statusAfter(state, goal, status);
    if (next !== null) becomes[status] = next;
  }
  return { becomes, isDone: nextPaymentStep({ state, goal, attempts: 2, reference: null }) === "done" };
}
