import {
  type CartId,
  CartId as CartIdSchema,
  Currency,
  emptyCart,
  encodeCart,
  money,
  ProductId,
  type SyncRequest,
  type Variant,
  VariantId,
} from "@dotcart/cart-domain";
import { createMemoryCartStore, createSealer, createSync, type MemoryCarts } from "@dotcart/cart-store";
import type { CartApi, LiveHandlers, Reply } from "../../src/core/ports.ts";
import type { Identity } from "../../src/core/snapshot.ts";
import { awaited, type Clock } from "./clock.ts";

export const EUR = Currency.parse("EUR");
export const LIFE_SECONDS = 30 * 24 * 3600;

export const variant = (name: string, change: Partial<Variant> = {}): Variant => ({
  id: VariantId.parse(name),
  sku: name,
  name,
  price: money(250, EUR),
  stock: 1000,
  available: true,
  min: 1,
  max: 500,
  step: 1,
  product: { id: ProductId.parse(`p-${name}`), slug: name, name, image: null },
  ...change,
});

/** What a browser shows of itself: the cookie, and who it is by the mark beside it. */
export type Jar = { token: string | null; mark: Identity | null; endsAt: number | null };

export type Shop = ReturnType<typeof createShop>;

/** The server's real half over a memory store, with sessions, a catalogue, live streams, and faults on demand. */
export function createShop(clock: Clock) {
  const carts: MemoryCarts = new Map();
  const store = createMemoryCartStore({ ttlSeconds: LIFE_SECONDS, now: clock.now, carts });
  const catalogue = new Map<VariantId, Variant>();
  const tokens = new Map<string, Identity & { subject: string }>();
  const streams = new Map<CartId, Set<LiveHandlers>>();
  const versions = new Map<CartId, number>();
  const requests: SyncRequest[] = [];
  const calls = { start: 0, refresh: 0, variants: 0, operate: 0 };
  const sync = createSync({
    carts: store,
    sealer: createSealer({ secrets: ["a secret of the shop in the tests"] }),
    knownVariants: async (ids) => new Set(ids.filter((id) => catalogue.has(id))),
    ttlMilliseconds: LIFE_SECONDS * 1000,
    now: clock.now,
  });
  let issued = 0;

  const shop = {
    carts,
    store,
    catalogue,
    tokens,
    requests,
    calls,
    streams,
    /** What becomes of the next requests: null lets them through. `lost`: done, but the answer never comes. */
    fault: null as null | "down" | "lost" | "busy",
    latency: 10,
    refuseSync: null as null | ((request: SyncRequest) => Reply<never> | null),
    sell(...variants: Variant[]) {
      for (const one of variants) catalogue.set(one.id, one);
    },
    newCart: (): CartId => CartIdSchema.parse(`cart${String(++issued).padStart(18, "0")}`),
    issue(jar: Jar, identity: Identity, subject: string): Identity {
      jar.token = `token-${++issued}`;
      jar.mark = identity;
      tokens.set(jar.token, { ...identity, subject });
      return identity;
    },
    /** What the server holds of a cart, as one text. */
    stateOf: (cartId: CartId): string => encodeCart(carts.get(cartId)?.kept.stored.cart ?? emptyCart),
    /** Keeps the cart as it is now; the function it gives sets the server back to that. */
    backup(cartId: CartId): () => void {
      const kept = carts.get(cartId);
      return () => void (kept === undefined ? carts.delete(cartId) : carts.set(cartId, kept));
    },
    nudge(cartId: CartId) {
      const version = carts.get(cartId)?.kept.stored.version ?? 0;
      for (const handlers of [...(streams.get(cartId) ?? [])]) handlers.onVersion(version);
    },
    api,
  };

  async function through<T>(work: () => Promise<Reply<T>>): Promise<Reply<T>> {
    await new Promise<void>((resolve) => void clock.schedule(resolve, shop.latency));
    if (shop.fault === "down") return { ok: false, problem: { kind: "unreachable" } };
    if (shop.fault === "busy") return { ok: false, problem: { kind: "unavailable" } };
    const reply = await awaited(work());
    return shop.fault === "lost" ? { ok: false, problem: { kind: "unreachable" } } : reply;
  }

  /** The API as one browser sees it. */
  function api(jar: Jar): CartApi {
    const session = () => (jar.token === null ? undefined : tokens.get(jar.token));
    return {
      start: () =>
        through(async () => {
          calls.start += 1;
          const cartId = shop.newCart();
          return { ok: true, value: shop.issue(jar, { kind: "guest", cartId }, `guest:${cartId}`) };
        }),
      refresh: () =>
        through(async () => {
          calls.refresh += 1;
          const found = session();
          if (found === undefined) return { ok: false, problem: { kind: "unauthorized", reason: "ended" } };
          const { kind, cartId, subject } = found;
          return { ok: true, value: { identity: shop.issue(jar, { kind, cartId }, subject), receipt: null } };
        }),
      sync: (request) =>
        through(async () => {
          requests.push(request);
          const found = session();
          if (found === undefined) return { ok: false, problem: { kind: "unauthorized", reason: "missing" } };
          const refused = shop.refuseSync?.(request) ?? null;
          if (refused !== null) return refused;
          const reply = await sync({ cartId: found.cartId, subject: found.subject }, request);
          if (!reply.ok) return reply;
          if ((versions.get(found.cartId) ?? 0) !== reply.value.version) {
            versions.set(found.cartId, reply.value.version);
            shop.nudge(found.cartId);
          }
          return reply;
        }),
      variants: (ids) =>
        through(async () => {
          calls.variants += 1;
          return { ok: true, value: ids.flatMap((id) => catalogue.get(id) ?? []) };
        }),
      operate: ({ variantId, ...wish }) =>
        through(async () => {
          calls.operate += 1;
          const found = session();
          const sold = catalogue.get(variantId);
          if (found === undefined || sold === undefined)
            return { ok: false, problem: { kind: "product-not-found", variantId } };
          await store.apply(found.cartId, { ...wish, variant: sold, now: clock.now() });
          shop.nudge(found.cartId);
          return { ok: true, value: null };
        }),
    };
  }

  return shop;
}
