import {
  type Cart,
  contextOf,
  type Delta,
  type Dot,
  lineOf,
  linesOf,
  unionContexts,
} from "@dotcart/cart-domain";

export const mergeStrategies = ["join", "keep-account", "keep-guest", "larger"] as const;

/**
 * What becomes of two carts when their owner turns out to be one.
 * - `join`: both, as two devices of one cart join
 * - `keep-account`: the account's, or the guest's where the account's is empty
 * - `keep-guest`: the guest's, or the account's where the guest's is empty
 * - `larger`: of a line that both have, the larger quantity; every other line
 *
 * Lines saved for later are kept of both, always.
 */
export type MergeStrategy = (typeof mergeStrategies)[number];

/**
 * What to join into the account's cart. It says that the guest's whole history has been seen, so that once it is joined
 * a stale tab of the guest's brings nothing back, and takes out exactly the dots that lose by the strategy.
 */
export function mergeDelta(strategy: MergeStrategy, account: Cart, guest: Cart): Delta {
  const losing = new Set(losers[strategy](account, guest));
  return {
    entries: new Map([...guest.entries].filter(([dot]) => !losing.has(dot))),
    context: unionContexts(guest.context, contextOf(losing)),
  };
}

const losers = {
  join: () => [],
  "keep-account": (account, guest) => (isEmpty(account) ? [] : dotsInCart(guest)),
  "keep-guest": (account, guest) => (isEmpty(guest) ? [] : dotsInCart(account)),
  larger: (account, guest) =>
    linesOf(guest).flatMap((brought) => {
      const kept = lineOf(account, brought.line);
      if (kept === undefined) return [];
      return kept.quantity < brought.quantity ? kept.dots : brought.dots;
    }),
} as const satisfies Record<MergeStrategy, (account: Cart, guest: Cart) => readonly Dot[]>;

const dotsInCart = (cart: Cart) => linesOf(cart).flatMap(({ dots }) => dots);
const isEmpty = (cart: Cart): boolean => linesOf(cart).length === 0;
