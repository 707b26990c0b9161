import {
  type Cart,
  type CartId,
  emptyCart,
  type Rid,
  type SyncRequest,
  type VariantId,
} from "@dotcart/cart-domain";
import {
  type CartStore,
  createMemoryCartStore,
  createSync,
  type MemoryCarts,
  type Sync,
} from "@dotcart/cart-store";
import type { Clock } from "../virtual/clock.ts";
import { type Random, randomText } from "../virtual/random.ts";
import { announced } from "./announced.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import { createPlainSealer } from "./plain-sealer.ts";
import { slowStore } from "./slow-store.ts";
import { storeThrough } from "./store-through.ts";
import { type OnThin, type OnWrite, watched } from "./watched.ts";

export type Answer = Awaited<ReturnType<Sync>>;
export type Who = { readonly cartId: CartId; readonly subject: string };

/** Two processes of the API on one store, which can lose what it holds. */
export type ShopServer = {
  sync(who: Who, request: SyncRequest): Promise<Answer>;
  /** The store as a process of the API sees it: slow, and calls may be done twice. */
  readonly carts: CartStore;
  readonly live: LiveHub;
  /** Until then (milliseconds since the epoch) it answers nothing but that it cannot. */
  refusesUntil: number;
  /** What is in a cart at this very moment, by no process's eyes. */
  look(cartId: CartId): Promise<Cart>;
  /** Everything as it is now. */
  copy(): MemoryCarts;
  /** The store is as it was when this was copied, or empty; operation ids are forgotten either way. */
  setBack(copy?: MemoryCarts): void;
};

export type ShopServerOptions = {
  readonly clock: Clock;
  readonly random: Random;
  readonly ttlMilliseconds: number;
  readonly knownVariants: ReadonlySet<VariantId>;
  readonly onWrite: OnWrite;
  readonly onThin: OnThin;
  /** Stands between the processes and the store; only mutants need it. */
  readonly around?: (store: CartStore) => CartStore;
};

export function createShopServer(options: ShopServerOptions): ShopServer {
  const {
    clock,
    random,
    ttlMilliseconds,
    knownVariants,
    onWrite,
    onThin,
    around = (store) => store,
  } = options;
  const live = createLiveHub();
  const rids = random.stream("server rids");
  let carts: MemoryCarts = new Map();
  let store = memoryStore();
  const inner = storeThrough((call) => call(store));
  const outer = announced(watched(inner, onWrite, onThin), live);

  function memoryStore(): CartStore {
    const random = () => randomText(rids, 12) as Rid;
    return createMemoryCartStore({ ttlSeconds: ttlMilliseconds / 1000, now: clock.now, random, carts });
  }

  const processes = [0, 1].map(() => {
    const carts = around(slowStore(outer, { clock, random }));
    const sync = createSync({
      carts,
      sealer: createPlainSealer(),
      knownVariants: async (ids) => new Set(ids.filter((id) => knownVariants.has(id))),
      ttlMilliseconds,
      now: clock.now,
    });
    return { carts, sync };
  });
  const anyProcess = () => processes[random.between(0, 1)] as (typeof processes)[number];

  return {
    sync: (who, request) => anyProcess().sync(who, request),
    carts: storeThrough((call) => call(anyProcess().carts)),
    live,
    refusesUntil: 0,
    look: async (cartId) => (await store.read(cartId))?.cart ?? emptyCart,
    copy: () => new Map(carts),
    setBack(copy = new Map()) {
      carts = new Map(copy);
      store = memoryStore();
    },
  };
}
