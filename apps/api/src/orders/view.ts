import type { Order, OrderEvent } from "@dotcart/cart-domain/checkout";

/** An order as its owner sees it. */
export type OrderView = Omit<Order, "subject" | "history"> & {
  readonly history: readonly Pick<OrderEvent, "at" | "action">[];
  /** Whether its owner can still cancel it. */
  readonly canCancel: boolean;
  readonly link: string;
};
