import { createCatalogProjection, createRedisCartStore, createVariantCache } from "@dotcart/cart-store";
import { Redis } from "@upstash/redis/cloudflare";
import { noAccounts } from "../account/port.ts";
import { cartPorts } from "../cart/cart-ports.ts";
import { guardedCarts } from "../cart/guarded-carts.ts";
import { catalogueFromProjection } from "../catalogue/from-projection.ts";
import { noShelf } from "../catalogue/no-shelf.ts";
import type { EdgeEnv } from "../env.ts";
import { createGuard } from "../guard.ts";
import { createHandler, type Handler } from "../handler.ts";
import { noLive } from "../live/port.ts";
import { consoleLog } from "../log/console-log.ts";
import { patience } from "../patience.ts";
import type { Dependency } from "../problem.ts";
import { redisOptions } from "../redis.ts";
import { tokensOf } from "../session/tokens-of.ts";
import { shopOf } from "../shop.ts";
import { publishedKeys } from "./published-keys.ts";
import { atTheEdge } from "./router.ts";

/**
 * What an isolate keeps between requests is plain data: carts and variants it has seen, tokens it has verified.
 * Connections belong to the request they were opened for, so nobody shares or waits for another's reads here.
 */
export function createEdgeHandler(env: EdgeEnv): Handler {
  const clock = Date.now;
  const redis = new Redis({
    url: env.UPSTASH_REDIS_REST_URL,
    token: env.UPSTASH_REDIS_REST_TOKEN,
    ...redisOptions,
  });
  const projection = createCatalogProjection(redis);
  const variants = createVariantCache(projection.variantsByIds, {
    now: clock,
    maxAgeMilliseconds: patience.catalogueCopy,
    shareReads: false,
  });
  const guard = (dependency: Dependency, milliseconds: number) =>
    createGuard({ dependency, milliseconds, log: consoleLog });
  const store = createRedisCartStore({ redis, ttlSeconds: env.CART_TTL_SECONDS });
  const carts = guardedCarts(store, guard("carts", patience.carts));
  const catalogue = catalogueFromProjection(projection, variants, guard("catalogue", patience.catalogue));
  const readKeys = publishedKeys(env.ACCOUNT_KEYS_URL, guard("accounts", patience.accounts));
  return createHandler(
    {
      ...cartPorts(env, { carts, catalogue, clock }),
      catalogue,
      shelf: noShelf,
      tokens: tokensOf(env, { read: readKeys, clock, sharesReads: false }),
      accounts: noAccounts,
      live: noLive,
      till: null,
      clock,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      log: consoleLog,
      shop: shopOf(env),
    },
    { carts: () => redis.ping() },
    atTheEdge,
  );
}
