import { ok, type Result, refuse } from "@dotcart/cart-domain";
import type { Order, OrderId } from "@dotcart/cart-domain/checkout";
import type { Connection } from "../connection/connection.ts";
import { gathered } from "../connection/gathered.ts";
import type { Database } from "../connection/pool.ts";
import { adoptOrders } from "./adopt.ts";
import { askForEnd } from "./ask.ts";
import { orderByKey } from "./by-key.ts";
import { cartsTaken, cartsToTake, dotsOf } from "./carts-to-take.ts";
import { drivePayment } from "./drive.ts";
import { duePayments } from "./due.ts";
import { readFacts } from "./facts.ts";
import { forgetKeys } from "./forget-keys.ts";
import { forgetMessages } from "./forget-messages.ts";
import { leavePayment } from "./leave.ts";
import { listOrders } from "./list.ts";
import { notePayment } from "./note.ts";
import { placeOrder } from "./place.ts";
import type { OrderBooks, OrderProblem } from "./port.ts";
import { orderById } from "./read-order.ts";
import { relay } from "./relay.ts";
import { releaseExpired } from "./release-expired.ts";
import { reserveGoods } from "./reserve.ts";
import { sendOrder } from "./send.ts";
import { readTerms } from "./terms.ts";

export function createOrderBooks(connection: Connection): OrderBooks {
  const ask = connection.askPatiently;

  /** Makes the change, then answers how the order stands. */
  async function changed(
    orderId: OrderId,
    change: (db: Database) => Promise<Result<null, OrderProblem>>,
  ): Promise<Result<Order, OrderProblem>> {
    const result = await ask(change);
    if (!result.ok) return result;
    const order = await ask((db) => orderById(db, orderId));
    return order === null ? refuse({ kind: "no-such-order" }) : ok(order);
  }

  return {
    terms: (currency) => ask((db) => readTerms(db, currency)),
    facts: (question) => ask((db) => readFacts(db, question)),

    place: (order) => ask((db) => placeOrder(db, order)),
    byKey: (caller) => ask((db) => orderByKey(db, caller)),
    byId: (orderId) => ask((db) => orderById(db, orderId)),
    list: (filter) => ask((db) => listOrders(db, filter)),

    drive: (orderId, lease) => ask((db) => drivePayment(db, orderId, lease)),
    note: (orderId, driver, news) => ask((db) => notePayment(db, orderId, { driver, news })),
    leave: (orderId, driver, dueInMilliseconds) =>
      ask((db) => leavePayment(db, orderId, { driver, dueInMilliseconds })),
    due: (limit) => ask((db) => duePayments(db, limit)),

    ask: (orderId, wish) => changed(orderId, (db) => askForEnd(db, orderId, wish)),
    fulfil: (orderId, actor) =>
      changed(orderId, (db) => sendOrder(db, orderId, { becomes: "fulfilled", actor })),
    deliver: (orderId, actor) =>
      changed(orderId, (db) => sendOrder(db, orderId, { becomes: "delivered", actor })),
    adopt: (adoption) => ask((db) => adoptOrders(db, adoption)),

    cartsToTake: (limit) => ask((db) => cartsToTake(db, limit)),
    dotsOf: (orderId) => ask((db) => dotsOf(db, orderId)),
    cartTaken: gathered((orderIds: readonly OrderId[]) => ask((db) => cartsTaken(db, orderIds))),

    reserve: (cartId, lines, milliseconds) => ask((db) => reserveGoods(db, cartId, { lines, milliseconds })),
    releaseExpired: (limit) => ask((db) => releaseExpired(db, limit)),

    relay: (limit, handle) => relay(connection, limit, handle),
    forgetKeys: (which) => ask((db) => forgetKeys(db, which)),
    forgetMessages: (which) => ask((db) => forgetMessages(db, which)),
  };
}
