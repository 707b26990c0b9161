import { type Product, type VariantId, variantsOf } from "@dotcart/cart-domain";
import { type CartStore, createMemoryCartStore } from "@dotcart/cart-store";
import { cartPorts } from "../src/cart/cart-ports.ts";
import { noShelf } from "../src/catalogue/no-shelf.ts";
import type { Catalogue } from "../src/catalogue/port.ts";
import type { Ports } from "../src/context.ts";
import { createHandler, type Handler } from "../src/handler.ts";
import { noLive } from "../src/live/port.ts";
import { silentLog } from "../src/log/port.ts";
import { everything } from "../src/procedures.ts";
import { tokensOf } from "../src/session/tokens-of.ts";
import { createTestAccounts, type TestAccounts } from "./accounts.ts";
import { call, type Reply, type Send } from "./call.ts";
import { allGoods, currency } from "./goods.ts";
import { createTestTill } from "./till.ts";

export const secret = "a secret for tests of forty characters.";
export const noon = Date.UTC(2026, 0, 1, 12);
const ttlSeconds = 3600;
export const env = {
  SESSION_SECRET: [secret],
  SESSION_TTL_SECONDS: 600,
  SHOP_ID: "dotcart",
  CART_TTL_SECONDS: ttlSeconds,
  ACCOUNT_CART_TTL_SECONDS: 3 * ttlSeconds,
};

export type TestShop = {
  readonly handler: Handler;
  readonly ports: Ports;
  readonly accounts: TestAccounts;
  /** What the store was asked, in order: "read", "apply add", … */
  readonly asked: string[];
  now: number;
  products: readonly Product[];
  call(path: string, send?: Send): Promise<Reply>;
  /** A new guest, and calls in his name. */
  guest(): Promise<Guest>;
};

export type Guest = {
  readonly token: string;
  readonly cartId: string;
  call(path: string, input?: unknown): Promise<Reply>;
};

/** A shop in memory behind the real handler: real tokens, the reference store, a shelf of six products, a clock that stands. */
export function openTestShop(change: (ports: Ports) => Partial<Ports> = () => ({})): TestShop {
  const asked: string[] = [];
  const clock = () => shop.now;
  const accounts = createTestAccounts(clock);
  const carts = recorded(createMemoryCartStore({ ttlSeconds, now: clock }), asked);
  const catalogue = catalogueOf(() => shop.products);
  const ports: Ports = {
    ...cartPorts(env, { carts, catalogue, clock }),
    catalogue,
    shelf: noShelf,
    tokens: tokensOf(env, { read: accounts.publicKeys, clock, sharesReads: true }),
    accounts,
    live: noLive,
    till: createTestTill(secret),
    clock,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: silentLog,
    shop: {
      currency,
      cartTtlMilliseconds: ttlSeconds * 1000,
      accountCartTtlMilliseconds: 3 * ttlSeconds * 1000,
      mergeStrategy: "join",
      secure: false,
      allowedOrigins: ["http://shop.test"],
    },
  };
  const given = change(ports);
  const again = given.carts === undefined ? {} : cartPorts(env, { carts: given.carts, catalogue, clock });
  const changed = { ...ports, ...again, ...given };
  const handler = createHandler(changed, {}, everything);
  const shop: TestShop = {
    handler,
    ports: changed,
    accounts,
    asked,
    now: noon,
    products: allGoods,
    call: (path, send) => call(handler, path, send),
    guest: () => newGuest(handler),
  };
  return shop;
}

export async function newGuest(handler: Handler): Promise<Guest> {
  const { data } = await call(handler, "session.start");
  const { token, cartId } = data as { token: string; cartId: string };
  return { token, cartId, call: (path, input) => call(handler, path, { input, token }) };
}

export function catalogueOf(products: () => readonly Product[]): Catalogue {
  const variants = () => products().flatMap(variantsOf);
  return {
    async variantsByIds(ids) {
      const asked = new Set<VariantId>(ids);
      return new Map(variants().flatMap((v) => (asked.has(v.id) ? [[v.id, v] as const] : [])));
    },
    productBySlug: async (slug) => products().find((product) => product.slug === slug) ?? null,
    async productsByVariantIds(ids) {
      const owners = ids.map((id) => products().find((p) => p.variants.some((v) => v.id === id)));
      return [...new Set(owners)].flatMap((product) => product ?? []);
    },
  };
}

const recorded = (store: CartStore, asked: string[]): CartStore => ({
  read(id) {
    asked.push("read");
    return store.read(id);
  },
  apply(id, operation) {
    asked.push(`apply ${operation.kind}`);
    return store.apply(id, operation);
  },
  merge(id, delta, options) {
    asked.push("merge");
    return store.merge(id, delta, options);
  },
  take(id, options) {
    asked.push("take");
    return store.take(id, options);
  },
  close(id, options) {
    asked.push("close");
    return store.close(id, options);
  },
  withLife: (ttlSeconds) => recorded(store.withLife(ttlSeconds), asked),
});

let operations = 0;
/** A fresh operation id, and what comes with it. */
export const once = <T extends object>(rest: T): T & { operationId: string } => ({
  operationId: `op-${++operations}`,
  ...rest,
});
