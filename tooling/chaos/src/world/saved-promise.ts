import { type Cart, type Dot, knows } from "@dotcart/cart-domain";
import type { History } from "../oracle/history.ts";
import { has, type Numbers } from "../oracle/numbers.ts";
import { must } from "./failure.ts";

/** "Saved" is said only where the server has had whatever this tab did that anybody could miss. */
export type SavedPromise = {
  /** What the server holds at a moment, in whichever cart. */
  sawServer(cart: Cart): void;
  /** A tab that shows these says that all is saved. What may be known in part (`torn`) is not asked for. */
  check(tab: string, live: ReadonlySet<string>, torn: Numbers): void;
};

export function createSavedPromise(history: Pick<History, "operations">): SavedPromise {
  /** Dots the server has ever heard of, and those it has ever known to be dead. */
  const heardOf = new Set<string>();
  const seenDead = new Set<string>();

  return {
    sawServer({ entries, context }) {
      for (const { put } of history.operations) {
        if (put === null || !knows(context, put.dot as Dot)) continue;
        heardOf.add(put.dot);
        if (!entries.has(put.dot as Dot)) seenDead.add(put.dot);
      }
    },
    check(tab, live, torn) {
      for (const { number, author, put, kills } of history.operations) {
        if (author !== tab || has(torn, number)) continue;
        const isMissed = put !== null && live.has(put.dot) && !heardOf.has(put.dot);
        const isUndone = [...kills].some((dot) => heardOf.has(dot) && !seenDead.has(dot));
        must(!isMissed && !isUndone, () => `${tab} says saved, and the server never had its #${number}`);
      }
    },
  };
}
