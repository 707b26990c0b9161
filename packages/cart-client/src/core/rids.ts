import type { Rid } from "@dotcart/cart-domain";
import type { Locks, Random } from "./ports.ts";

/** The rid this tab mints with. No other tab ever mints with it at the same time, nor anew after it. */
export type Rids = {
  current(): Rid;
  /** Resolves when the current rid is held, so that it may be shown to other tabs. */
  held(): Promise<void>;
  /** Another cart: a rid belongs to one cart for ever. */
  renew(): void;
  /**
   * Takes a free rid of the pool instead of the fresh one. To be asked only when a server that is not behind has told
   * all it knows in this session: a restored profile may hold an old counter. `reread` must join what the device has,
   * for another tab may have minted with that rid until a moment ago.
   */
  takeFrom(pool: Iterable<Rid>, reread: () => Promise<boolean>): Promise<void>;
  /** From now on the current rid cannot be exchanged: it minted. */
  minted(): void;
  release(): void;
};

export const ridLock = (rid: Rid): string => `dotcart:rid:${rid}`;

export function createRids({ locks, random }: { readonly locks: Locks; readonly random: Random }): Rids {
  let rid = random.rid();
  let isUsed = false;
  let release: Promise<(() => void) | null> = locks.tryHold(ridLock(rid));

  function letGo(): void {
    void release.then((done) => done?.());
  }

  return {
    current: () => rid,
    held: async () => void (await release),
    renew() {
      letGo();
      rid = random.rid();
      isUsed = false;
      release = locks.tryHold(ridLock(rid));
    },
    async takeFrom(pool, reread) {
      const candidates = [...pool];
      if (!locks.isShared || candidates.includes(rid)) return;
      const fresh = rid;
      for (const candidate of candidates) {
        if (isUsed || rid !== fresh) return;
        const taken = await locks.tryHold(ridLock(candidate));
        if (taken === null) continue;
        const isRead = await reread();
        if (!isRead || isUsed || rid !== fresh) return taken();
        letGo();
        rid = candidate;
        release = Promise.resolve(taken);
        return;
      }
    },
    minted() {
      isUsed = true;
    },
    release: letGo,
  };
}
