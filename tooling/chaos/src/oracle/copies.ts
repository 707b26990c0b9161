import type { History } from "./history.ts";
import { has, type Numbers, none, without } from "./numbers.ts";

/**
 * Who holds a copy of which operations: tabs, the storage of devices, the server. An operation may be missing in the
 * end only if at some moment nobody held it any more. Nothing else excuses a loss.
 */
export type Copies = {
  /** From now on this holder answers for these too. */
  holds(holder: string, operations: Numbers): void;
  heldBy(holder: string): Numbers;
  holdersOf(operation: number): readonly string[];
  /** Something happened to a holder: what is left there is `left`. What nobody holds any more is lost for good. */
  loses(holder: string, left?: Numbers): void;
  /** What must still be there in the end. */
  surviving(): Numbers;
  lost(): Numbers;
};

export function createCopies(history: Pick<History, "all">): Copies {
  const held = new Map<string, Numbers>();
  let lost = none;
  const heldBy = (holder: string): Numbers => held.get(holder) ?? none;
  const heldByAnyone = (): Numbers => [...held.values()].reduce((all, some) => all | some, none);

  return {
    holds: (holder, operations) => void held.set(holder, heldBy(holder) | operations),
    heldBy,
    holdersOf: (operation) =>
      [...held].flatMap(([holder, numbers]) => (has(numbers, operation) ? [holder] : [])),
    loses(holder, left = none) {
      held.set(holder, heldBy(holder) & left);
      lost |= without(history.all(), heldByAnyone());
    },
    surviving: () => without(history.all(), lost),
    lost: () => lost,
  };
}
