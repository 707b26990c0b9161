import { type Cart, type CartId, type Delta, emptyCart, join, knows, type Rid } from "@dotcart/cart-domain";
import { noCart, storedCart } from "./fields.ts";
import { contentOf, deltaOf, impossibility, plainOperation, refusalOf } from "./operation.ts";
import type { CartStore, StoredCart } from "./port.ts";
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
  const carts = new Map<CartId, Remembered>();
  const operations = new Map<CartId, Map<string, { readonly at: number; readonly content: string }>>();

  function cartOf(id: CartId): Remembered | null {
    const remembered = carts.get(id);
    if (remembered === undefined || remembered.forgottenAt > now()) return remembered ?? null;
    carts.delete(id);
    return null;
  }

  /** Joins; tells whether anything changed. A rid of ours that anyone else shows a new dot of is never used again. */
  function change(
    id: CartId,
    delta: Delta,
    by: { readonly rid: Rid | null; readonly fresh: Rid; readonly at: number },
  ) {
    const before = cartOf(id);
    const { state, changed } = join(before?.stored.cart ?? emptyCart, delta);
    if (!changed) return { changed, stored: before?.stored ?? null };
    const at = Math.max(before?.stored.at ?? 0, by.at);
    const stored = storedCart(state, { version: (before?.stored.version ?? 0) + 1, at, ttlSeconds });
    const rid = by.rid ?? (before === null || isSpent(before, delta) ? by.fresh : before.rid);
    carts.set(id, { stored, rid, forgottenAt: now() + ttlSeconds * 1000 });
    return { changed, stored };
  }

  return {
    read: async (id) => cartOf(id)?.stored ?? null,

    async apply(id, asked) {
      const operation = plainOperation(asked);
      const impossible = impossibility(operation);
      if (impossible !== null) return { kind: "refused", problem: impossible };
      const fresh = random();
      const before = cartOf(id);
      const nothing = noCart(operation.now, ttlSeconds);
      const done = operations.get(id)?.get(operation.operationId);
      const content = contentOf(operation);
      if (done !== undefined && done.at + DAY_MILLISECONDS > operation.now) {
        if (done.content === content) return { kind: "replayed", stored: before?.stored ?? nothing };
        return {
          kind: "refused",
          problem: { kind: "operation-id-reused", operationId: operation.operationId },
        };
      }
      const cart: Cart = before?.stored.cart ?? emptyCart;
      const refusal = refusalOf(cart, operation);
      if (refusal !== null) return { kind: "refused", problem: refusal };
      const remembered = operations.get(id) ?? new Map();
      operations.set(id, remembered.set(operation.operationId, { at: operation.now, content }));
      const rid = before?.rid ?? fresh;
      const { changed, stored } = change(id, deltaOf(cart, operation, rid), {
        rid,
        fresh,
        at: operation.now,
      });
      return { kind: changed ? "applied" : "unchanged", stored: stored ?? nothing };
    },

    async merge(id, delta, { create, now: at }) {
      const fresh = random();
      if (!create && cartOf(id) === null) return { kind: "no-such-cart" };
      const { changed, stored } = change(id, delta, { rid: null, fresh, at });
      return {
        kind: changed ? "changed" : "unchanged",
        stored: stored ?? noCart(at, ttlSeconds),
      };
    },
  };
}

type Remembered = { readonly stored: StoredCart; readonly rid: Rid; readonly forgottenAt: number };

/** Whether the delta has seen a dot of the server's rid that the server never minted: state was lost, or somebody lies. */
function isSpent({ stored, rid }: Remembered, { context }: Delta): boolean {
  const minted = stored.cart.context.vector.get(rid) ?? 0;
  if ((context.vector.get(rid) ?? 0) > minted) return true;
  return [...context.cloud].some((dot) => dot.startsWith(rid) && !knows(stored.cart.context, dot));
}
