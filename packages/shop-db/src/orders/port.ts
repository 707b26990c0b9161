import type { CartId, Currency, Dot, Result, Variant, VariantId } from "@dotcart/cart-domain";
import type {
  Address,
  Discount,
  DiscountCode,
  IdempotencyKey,
  Order,
  OrderAmounts,
  OrderId,
  OrderLine,
  OrderStatus,
  PaymentAction,
  PaymentGoal,
  PaymentState,
  Terms,
} from "@dotcart/cart-domain/checkout";

/** A variant with what only a checkout asks of it. */
export type CheckoutVariant = Variant & { readonly weightGrams: number };

export type CheckoutQuestion = {
  readonly variantIds: readonly VariantId[];
  readonly cartId: CartId;
  readonly subject: string;
  /** The dots of the lines in question. */
  readonly dots: readonly Dot[];
  readonly code: DiscountCode | null;
};

/** What Postgres itself knows at one moment; nothing of it comes from a copy. */
export type CheckoutFacts = {
  /** The variants that can be sold: of products that are not listed there are none here. */
  readonly variants: ReadonlyMap<VariantId, CheckoutVariant>;
  /** What is reserved for this cart and therefore not in the variants' stock, and until when (milliseconds). */
  readonly reserved: ReadonlyMap<VariantId, number>;
  readonly reservedUntil: number | null;
  /** Null: no such code. */
  readonly discount: Discount | null;
  /** Which of the dots are in an order. `pending`: its payment is under way; else they are bought. */
  readonly taken: readonly TakenDot[];
  /** What this cart or this subject bought of these variants, latest first, at most one of each variant. */
  readonly bought: readonly Bought[];
};

export type TakenDot = {
  readonly dot: Dot;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly isPending: boolean;
};

export type Bought = {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly placedAt: number;
};

/** An order about to be placed; the books check every word of it that could have changed. */
export type NewOrder = OrderAmounts & {
  readonly id: OrderId;
  readonly subject: string;
  readonly key: IdempotencyKey;
  /** Of the request's body; the same key with another one is refused. */
  readonly requestHash: string;
  readonly cartId: CartId;
  readonly email: string;
  readonly language: "en" | "de";
  readonly address: Address;
  readonly lines: readonly (OrderLine & { readonly dots: readonly Dot[] })[];
  /** Milliseconds since the epoch. */
  readonly placedAt: number;
  readonly payment: { readonly provider: string; readonly token: string };
};

export type Placed =
  | { readonly kind: "placed"; readonly order: Order }
  /** This key with this body was placed before. */
  | { readonly kind: "replayed"; readonly order: Order }
  | { readonly kind: "key-reused" }
  /** Some of the dots are in another order. */
  | { readonly kind: "dots-taken"; readonly taken: readonly TakenDot[] }
  /** Price, stock or availability of a variant, or what is left of the code, is not as given: look again. */
  | { readonly kind: "outdated" };

/** How an order's payment stands. */
export type Payment = {
  readonly orderId: OrderId;
  readonly orderStatus: OrderStatus;
  readonly provider: string;
  readonly token: string;
  readonly reference: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly state: PaymentState;
  readonly goal: PaymentGoal;
  readonly action: PaymentAction | null;
  /** How often somebody began to drive it, this time included. */
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
};

/** What the provider said. */
export type PaymentNews = {
  readonly state: PaymentState;
  readonly reference: string | null;
  readonly action?: PaymentAction | null | undefined;
  readonly reason?: string | null | undefined;
};

export type OrderProblem =
  | { readonly kind: "no-such-order" }
  /** It is past that, or not there yet. */
  | { readonly kind: "order-state"; readonly status: OrderStatus };

export type OrderSummary = Pick<Order, "id" | "number" | "status" | "placedAt" | "total" | "email"> & {
  readonly itemCount: number;
  /** Names of the first lines, three at most, and a picture. */
  readonly names: readonly string[];
  readonly image: string | null;
};
export type OrderPage = { readonly items: readonly OrderSummary[]; readonly nextCursor: string | null };
export type OrderFilter = {
  /** Absent: everybody's. */
  readonly subject?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly limit: number;
  /** Opaque; from the page before. One that is not ours is the beginning. */
  readonly cursor?: string | undefined;
};

/** A cart that has not taken note of what was charged. */
export type CartToTake = {
  readonly orderId: OrderId;
  readonly cartId: CartId;
  /** Whose order it is. */
  readonly subject: string;
  readonly dots: readonly Dot[];
};

export type Reservation = { readonly until: number };
export type ReservationProblem = {
  readonly kind: "insufficient-stock";
  readonly variantId: VariantId;
  readonly requested: number;
  readonly available: number;
};

/** The oldest of those that are older than that, at most so many in one call. */
export type Aged = { readonly olderThanMilliseconds: number; readonly limit: number };

export type OutboxMessage = {
  readonly id: number;
  readonly topic: "order.placed" | "order.paid" | "order.cancelled" | "order.refunded" | "order.fulfilled";
  readonly orderId: OrderId;
  readonly attempts: number;
};

/**
 * The books of orders. Every call is one transaction, retried by itself when Postgres says that two of them crossed
 * (40001, 40P01; five times at most), and rejects with `DatabaseAway` when it cannot say: after one deadline when nobody
 * is answered, after ten seconds when others are and this one is still waiting for them. A change that was asked again
 * after that leaves what one would have left. Each change of an order is in its audit trail and, where others have to
 * hear of it, in the outbox, by the same transaction.
 */
export type OrderBooks = {
  /** What the shop charges beside the goods, as far as it is charged in this currency. */
  terms(currency: Currency): Promise<Terms>;
  facts(question: CheckoutQuestion): Promise<CheckoutFacts>;

  /**
   * Places an order, or nothing: the caller's key, the order with its lines, its dots held, its goods taken off the shelf
   * (this cart's reservation counts), the code's use, the payment to be driven, the outbox. Of two calls with one dot in
   * common one is told `dots-taken`. Stock goes to whoever is first; prices must be what the order says.
   * It is safe from a power cut when `drive` was answered: nobody is told of it before.
   */
  place(order: NewOrder): Promise<Placed>;
  /** What the caller's key stands for; null when it is free. */
  byKey(caller: {
    readonly subject: string;
    readonly key: IdempotencyKey;
  }): Promise<{ readonly requestHash: string; readonly orderId: OrderId } | null>;
  byId(orderId: OrderId): Promise<Order | null>;
  list(filter: OrderFilter): Promise<OrderPage>;

  /**
   * Takes the right to drive the payment for so long, and counts the attempt. Null: somebody else has it. Answers
   * `no-such-order` by null too.
   */
  drive(
    orderId: OrderId,
    lease: { readonly driver: string; readonly milliseconds: number },
  ): Promise<Payment | null>;
  /**
   * Writes down what the provider said and what follows from it, and answers how it stands then; null when the right was
   * lost to somebody else, and nothing was written. Captured: the order is paid, the dots are its own for ever. Declined
   * or voided: the order is cancelled, its dots are free, goods and the code's use are back; the key is free where it was
   * declined, and stands for what was ended where it was voided. Refunded: the order is, and goods that never left are
   * back. An order's state never goes a way the state machine does not have.
   */
  note(orderId: OrderId, driver: string, news: PaymentNews): Promise<Payment | null>;
  /** Gives the right back. `dueInMilliseconds`: when a job looks again; null when nothing is left to do. */
  leave(orderId: OrderId, driver: string, dueInMilliseconds: number | null): Promise<void>;
  /** Orders whose payment a job has to look at now, longest due first. */
  due(limit: number): Promise<readonly OrderId[]>;

  /**
   * Asks for the end of an order: `void` while it is pending, `refund` once it is paid (a merchant's also when it is
   * fulfilled or delivered). Whoever drives the payment makes it so. Asked twice is asked once.
   */
  ask(
    orderId: OrderId,
    wish: {
      readonly goal: "void" | "refund";
      readonly actor: string;
      /** Only while nothing was sent. */
      readonly unlessFulfilled: boolean;
      readonly reason?: string | undefined;
    },
  ): Promise<Result<Order, OrderProblem>>;
  fulfil(orderId: OrderId, actor: string): Promise<Result<Order, OrderProblem>>;
  deliver(orderId: OrderId, actor: string): Promise<Result<Order, OrderProblem>>;

  /**
   * Makes a guest's orders the account's, those that were written to the account's own confirmed address; answers how many.
   * Asked again it finds none.
   */
  adopt(adoption: {
    /** The subject the orders were placed under; the caller has made sure that it was his. */
    readonly guest: string;
    readonly userId: string;
    /** The account's subject. */
    readonly account: string;
  }): Promise<number>;

  /**
   * Carts that have to join the removal of what was charged, longest waiting first; those of orders that nobody has in his
   * hands.
   */
  cartsToTake(limit: number): Promise<readonly CartToTake[]>;
  /** The dots that an order charged. */
  dotsOf(orderId: OrderId): Promise<CartToTake | null>;
  /** Notes it, or leaves it to a later call while somebody else has the order in his hands. */
  cartTaken(orderId: OrderId): Promise<void>;

  /**
   * Takes these goods off the shelf for a cart until then, instead of whatever was reserved for it before; all or nothing,
   * and of none more than one order may have. Asked again before it is over it ends when it was to end, so nobody keeps
   * goods from others by asking on and on.
   * No lines: gives back what was reserved.
   */
  reserve(
    cartId: CartId,
    lines: readonly { readonly variantId: VariantId; readonly quantity: number }[],
    milliseconds: number,
  ): Promise<Result<Reservation | null, ReservationProblem>>;
  /** Gives back what was reserved for too long; answers how many carts' it was. */
  releaseExpired(limit: number): Promise<number>;

  /**
   * Hands up to `limit` messages at once, each under a row lock; one that was handled is published, one whose handler
   * rejects comes again later. Answers how many were handled. A handler may see one twice.
   */
  relay(limit: number, handle: (message: OutboxMessage) => Promise<void>): Promise<number>;
  /** Forgets keys of that age whose orders are settled; answers how many. Dots stay held by their orders for ever. */
  forgetKeys(which: Aged): Promise<number>;
  /** Forgets messages that were handled so long ago; answers how many. */
  forgetMessages(which: Aged): Promise<number>;
};
