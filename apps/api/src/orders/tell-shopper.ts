import type { OrderBooks, OutboxMessage } from "@dotcart/shop-db";
import type { Till } from "../checkout/port.ts";
import type { Log } from "../log/port.ts";
import { orderLetter } from "../mail/order-letter.ts";
import type { OrderOccasion } from "../mail/order-words.ts";
import { type Mailer, MailRefused } from "../mail/port.ts";

export type TellShopperOptions = {
  readonly orders: Pick<OrderBooks, "byId">;
  readonly links: Till["links"];
  readonly mailer: Mailer;
  readonly log: Log;
  readonly storefrontUrl: string;
};

/**
 * Writes to the shopper what became of his order. Rejects while mail or books are away, so that the message comes again;
 * what was sent already is then sent under the same Message-ID. The log hears when mails begin to wait and when they go
 * out again. An address that a server refused for good is tried a few times more, since a server that is set up wrong
 * says the same, and then left with a word to the log.
 */
export function createTellShopper({ orders, links, mailer, log, storefrontUrl }: TellShopperOptions) {
  const host = new URL(storefrontUrl).hostname;
  let isAway = false;

  function fail(err: unknown): never {
    if (!isAway) log.warn({ err }, "a mail about an order has to wait");
    isAway = true;
    throw err;
  }

  return async ({ id, topic, orderId, attempts }: OutboxMessage): Promise<void> => {
    const occasion = occasions[topic];
    if (occasion === null) return;
    const order = await orders.byId(orderId);
    if (order === null || (occasion === "cancelled" && order.payment.state === "declined")) return;
    const letter = orderLetter(order, occasion, links.linkTo(orderId, order.language));
    try {
      await mailer.send({ ...letter, id: `order-${orderId}-${id}@${host}` });
    } catch (err) {
      if (!(err instanceof MailRefused) || attempts < mostRefusals) fail(err);
      log.error({ err, orderId, topic }, "a mail about an order is not taken by any server");
      return;
    }
    if (isAway) log.info({}, "mails about orders go out again");
    isAway = false;
  };
}

const mostRefusals = 10;

/**
 * An order is confirmed when it is paid, and not before. Of a declined card the shopper was told when he ordered, by the
 * page he did it on.
 */
const occasions = {
  "order.placed": null,
  "order.paid": "confirmed",
  "order.cancelled": "cancelled",
  "order.refunded": "refunded",
  "order.fulfilled": "sent",
} as const satisfies Record<OutboxMessage["topic"], OrderOccasion | null>;
