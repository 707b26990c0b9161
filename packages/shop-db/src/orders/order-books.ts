import type { Connection } from "../connection/connection.ts";
import { orderByKey } from "./by-key.ts";
import { drivePayment } from "./drive.ts";
import { readFacts } from "./facts.ts";
import { leavePayment } from "./leave.ts";
import { notePayment } from "./note.ts";
import { placeOrder } from "./place.ts";
import type { OrderBooks } from "./port.ts";
import { orderById } from "./read-order.ts";
import { readTerms } from "./terms.ts";

export function createOrderBooks({ askPatiently: ask }: Connection): OrderBooks {
  const later = () => Promise.reject(new Error("not yet"));
  return {
    terms: () => ask(readTerms),
    facts: (question) => ask((db) => readFacts(db, question)),
    place: (order) => ask((db) => placeOrder(db, order)),
    byKey: (caller) => ask((db) => orderByKey(db, caller)),
    byId: (orderId) => ask((db) => orderById(db, orderId)),
    drive: (orderId, lease) => ask((db) => drivePayment(db, orderId, lease)),
    note: (orderId, driver, news) => ask((db) => notePayment(db, orderId, { driver, news })),
    leave: (orderId, driver, dueInMilliseconds) =>
      ask((db) => leavePayment(db, orderId, { driver, dueInMilliseconds })),
    due: later,
    list: later,
    ask: later,
    fulfil: later,
    deliver: later,
    cartsToTake: later,
    dotsOf: later,
    cartTaken: later,
    reserve: later,
    releaseExpired: later,
    relay: later,
    forgetKeys: later,
  };
}
