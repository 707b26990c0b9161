import type { CartId, Rid } from "@dotcart/cart-domain";
import { advance, advanceByOthers, type KeptCart, noCart } from "./kept-cart.ts";
import { contentOf, deltaOf, impossibility, plainOperation, refusalOf } from "./operation.ts";
import type { CartStore } from "./port.ts";
import { createRandomRid } from "./random-rid.ts";

export type MemoryCartStoreOptions = {
  /** A cart nobody changes for this long is forgotten. */
  readonly ttlSeconds: number;
  /** Milliseconds since the epoch: the store's own clock, which decides what has expired. */
  readonly now?: () => number;
  readonly random?: () => Rid;
};

const DAY_MILLISECONDS = 86_400_000;

/** The reference: the port's promise in the plainest words. What it answers, every other store answers. */
export function createMemoryCartStore(options: MemoryCartStoreOptions): CartStore {
  const { ttlSeconds, now = Date.now, random = createRandomRid() } = options;
  const carts = new Map<CartId, { readonly kept: KeptCart; readonly forgottenAt: number }>();
  const operations = new Map<CartId, Map<string, { readonly at: number; readonly content: string }>>();

  function keptCart(id: CartId): KeptCart | null {
    const found = carts.get(id);
    if (found !== undefined && found.forgottenAt > now()) return found.kept;
    carts.delete(id);
    return null;
  }

  function keep(id: CartId, kept: KeptCart): void {
    carts.set(id, { kept, forgottenAt: now() + ttlSeconds * 1000 });
  }

  return {
    read: async (id) => keptCart(id)?.stored ?? null,

    async apply(id, asked) {
      const operation = plainOperation(asked);
      const impossible = impossibility(operation);
      if (impossible !== null) return { kind: "refused", problem: impossible };
      const { operationId, now: at } = operation;
      const fresh = random();
      const before = keptCart(id) ?? { stored: noCart(at, ttlSeconds), mark: "", rid: fresh };
      const { stored, rid } = before;
      const done = operations.get(id)?.get(operationId);
      const content = contentOf(operation);
      if (done !== undefined && done.at + DAY_MILLISECONDS > at) {
        if (done.content === content) return { kind: "replayed", stored };
        return { kind: "refused", problem: { kind: "operation-id-reused", operationId } };
      }
      const problem = refusalOf(stored.cart, operation);
      if (problem !== null) return { kind: "refused", problem };
      operations.set(id, (operations.get(id) ?? new Map()).set(operationId, { at, content }));
      const after = advance(before, deltaOf(stored.cart, operation, rid), { at, mark: fresh, ttlSeconds });
      if (after === null) return { kind: "unchanged", stored };
      keep(id, after);
      return { kind: "applied", stored: after.stored };
    },

    async merge(id, delta, { create, now: at }) {
      const fresh = random();
      const found = keptCart(id);
      if (found === null && !create) return { kind: "no-such-cart" };
      const before = found ?? { stored: noCart(at, ttlSeconds), mark: "", rid: fresh };
      const after = advanceByOthers(before, delta, { at, mark: fresh, fresh, ttlSeconds });
      if (after === null) return { kind: "unchanged", stored: before.stored };
      keep(id, after);
      return { kind: "changed", stored: after.stored };
    },
  };
}
