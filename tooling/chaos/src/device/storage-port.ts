import type { CachedVariant, CartStorage } from "@dotcart/cart-client/core";
import type { Disk } from "./disk.ts";
import type { Gate } from "./gate.ts";

/** The device's disk as one tab sees it; the cache of goods is the tab's own, for it may forget. */
export function createStoragePort({ disk, gate }: { disk: Disk; gate: Gate }): CartStorage {
  const cached = new Map<string, CachedVariant>();
  return {
    transact: (keys, change) =>
      gate.through(disk.transact(keys, (kept) => (gate.isDead ? new Map() : change(kept)))),
    keys: () => gate.through(disk.keys()),
    readVariants: (ids) => gate.through(Promise.resolve(ids.flatMap((id) => cached.get(id) ?? []))),
    async writeVariants(variants) {
      for (const known of variants) cached.set(known.variant.id, known);
    },
    close: () => undefined,
  };
}
