import { createCatalogProjection, createRedisCartStore, createVariantCache } from "@dotcart/cart-store";
import { Redis } from "@upstash/redis/cloudflare";
import { guardedCarts } from "../cart/guarded-carts.ts";
import { catalogueFromProjection } from "../catalogue/from-projection.ts";
import { noShelf } from "../catalogue/no-shelf.ts";
import type { EdgeEnv } from "../env.ts";
import { createGuard } from "../guard.ts";
import { createHandler, type Handler } from "../handler.ts";
import { consoleLog } from "../log/console-log.ts";
import { patience } from "../patience.ts";
import type { Dependency } from "../problem.ts";
import { redisOptions } from "../redis.ts";
import { rememberVerified } from "../session/remembered-tokens.ts";
import { createTokens } from "../session/tokens.ts";
import { shopOf } from "../shop.ts";

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
  const tokens = createTokens({
    secrets: env.SESSION_SECRET,
    shopId: env.SHOP_ID,
    lifetimeSeconds: env.SESSION_TTL_SECONDS,
    clock,
  });
  const carts = createRedisCartStore({ redis, ttlSeconds: env.CART_TTL_SECONDS });
  const guard = (dependency: Dependency, milliseconds: number) =>
    createGuard({ dependency, milliseconds, log: consoleLog });
  return createHandler(
    {
      carts: guardedCarts(carts, guard("carts", patience.carts)),
      catalogue: catalogueFromProjection(projection, variants, guard("catalogue", patience.catalogue)),
      shelf: noShelf,
      tokens: rememberVerified(tokens, clock),
      clock,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      log: consoleLog,
      shop: shopOf(env),
    },
    { carts: () => redis.ping() },
  );
}
