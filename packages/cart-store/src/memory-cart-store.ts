import type { CartId, Rid } from "@dotcart/cart-domain";
import { advance, advanceByOthers, closed, type KeptCart, unmadeCart } from "./kept-cart.ts";
import { contentOf, deltaOf, impossibility, plainOperation, refusalOf } from "./operation.ts";
import type { CartStore } from "./port.ts";
import { createRandomRid } from "./random-rid.ts";
import { checkSubject } from "./subject.ts";
import { advanceByDevice } from "./take-delta.ts";

export type MemoryCartStoreOptions = {
  /** A cart nobody changes or looks at for this long is forgotten. */
  readonly ttlSeconds: number;
  /** Milliseconds since the epoch: the store's own clock, which decides what has expired. */
  readonly now?: () => number;
  readonly random?: () => Rid;
  /** Where the carts are kept. What is in it never changes, so a copy is a backup: put it back, or clear it, to play a fault. */
  readonly carts?: MemoryCarts;
};

export type MemoryCarts = Map<CartId, { readonly kept: KeptCart; readonly forgottenAt: number }>;

const DAY_MILLISECONDS = 86_400_000;

/** The reference: the port's promise in the plainest words. What it answers, every other store answers. */
export function createMemoryCartStore(options: MemoryCartStoreOptions): CartStore {
  const { ttlSeconds, now = Date.now, random = createRandomRid(), carts = new Map() } = options;
  return storeOver({ now, random, carts, operations: new Map() }, ttlSeconds);
}

type Memory = {
  readonly now: () => number;
  readonly random: () => Rid;
  readonly carts: MemoryCarts;
  readonly operations: Map<CartId, Map<string, { readonly at: number; readonly content: string }>>;
};

function storeOver(memory: Memory, ttlSeconds: number): CartStore {
  const { now, random, carts, operations } = memory;

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
      const before = keptCart(id) ?? unmadeCart(at, ttlSeconds, fresh);
      const { stored, rid } = before;
      if (stored.closedInto !== null) return { kind: "refused", problem: { kind: "cart-closed" } };
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

    async merge(id, delta, { create, now: at, subject, version }) {
      checkSubject(subject);
      const fresh = random();
      const found = keptCart(id);
      if (found === null && !create) return { kind: "no-such-cart" };
      const before = found ?? unmadeCart(at, ttlSeconds, fresh);
      if (before.stored.closedInto !== null) return { kind: "closed", stored: before.stored };
      const after = advanceByOthers(before, delta, { at, mark: fresh, fresh, ttlSeconds, subject, version });
      if (after === null) return { kind: "unchanged", stored: before.stored };
      keep(id, after);
      return { kind: "changed", stored: after.stored };
    },

    async take(id, { create, now: at, ...said }) {
      checkSubject(said.subject);
      const fresh = random();
      const found = keptCart(id);
      if (found === null && !create) return { kind: "no-such-cart" };
      const before = found ?? unmadeCart(at, ttlSeconds, fresh);
      if (before.stored.closedInto !== null) return { kind: "closed", stored: before.stored };
      const { after, refused } = advanceByDevice(before, said, { at, mark: fresh, fresh, ttlSeconds });
      if (after === null) return { kind: "unchanged", stored: before.stored, refused };
      keep(id, after);
      return { kind: "changed", stored: after.stored, refused };
    },

    async close(id, { into, now: at }) {
      const mark = random();
      const before = keptCart(id);
      if (before === null) return null;
      const after = closed(before, into, { at, mark, ttlSeconds });
      if (after === null) return before.stored;
      keep(id, after);
      return after.stored;
    },

    withLife: (seconds) => storeOver(memory, seconds),
  };
}
