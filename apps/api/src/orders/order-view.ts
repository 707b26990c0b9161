import type { Order } from "@dotcart/cart-domain/checkout";
import type { Till } from "../checkout/port.ts";
import type { OrderView } from "./view.ts";

/** What its owner is shown of an order: whose it is he knows, and who did what is the merchant's business. */
export function orderView({ links }: Pick<Till, "links">, order: Order): OrderView {
  const { subject: _subject, history, ...shown } = order;
  return {
    ...shown,
    history: history.map(({ at, action }) => ({ at, action })),
    canCancel: canCancel(order),
    link: links.linkTo(order.id, order.language),
  };
}

/** As long as nothing was sent, and its end was not asked for already. */
export const canCancel = ({ status, history }: Pick<Order, "status" | "history">): boolean =>
  (status === "pending" || status === "paid") &&
  !history.some(({ action }) => action === "cancel-asked" || action === "refund-asked");
