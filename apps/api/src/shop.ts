import type { Shop } from "./context.ts";
import type { EdgeEnv } from "./env.ts";

/** What handlers know of the shop they work for. */
export const shopOf = (env: EdgeEnv): Shop => ({
  currency: env.CURRENCY,
  cartTtlMilliseconds: env.CART_TTL_SECONDS * 1000,
  accountCartTtlMilliseconds: env.ACCOUNT_CART_TTL_SECONDS * 1000,
  mergeStrategy: env.CART_MERGE_STRATEGY,
  secure: env.STOREFRONT_URL.startsWith("https:"),
  allowedOrigins: [new URL(env.STOREFRONT_URL).origin],
});
