import type { Locks as LocksPort } from "@dotcart/cart-client/core";
import type { Locks } from "../faulty/locks.ts";
import type { Gate } from "./gate.ts";

/** The browser's locks as one tab sees them. */
export function createLocksPort({ locks, gate, tab }: { locks: Locks; gate: Gate; tab: string }): LocksPort {
  const releaseOf = (name: string) => () => locks.release(name, tab);
  return {
    isShared: true,
    tryHold: (name) => gate.through(Promise.resolve(locks.take(name, tab) ? releaseOf(name) : null)),
    hold: (name, signal) =>
      gate.through(
        new Promise((resolve, reject) => {
          const giveUp = locks.wait(name, tab, () => resolve(releaseOf(name)));
          signal?.addEventListener("abort", () => {
            giveUp();
            reject(new Error("no longer wanted"));
          });
        }),
      ),
  };
}
