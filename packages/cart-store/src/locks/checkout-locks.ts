import type { CartId } from "@dotcart/cart-domain";
import { type BatchOptions, batchedOrNot } from "../batch.ts";
import { checkoutLockKey } from "../keys.ts";
import type { RedisScripting } from "../redis.ts";
import { createScriptRunner, type ScriptOptions } from "../script.ts";
import { releaseLock, takeLock } from "./scripts.ts";

/**
 * Says quickly that a cart is at the till already. A courtesy: Redis may lose it, it may run out under its holder and so be
 * held by two. What may not happen twice is held in Postgres.
 */
export type CheckoutLocks = {
  /** True as well when this holder has it already, and then for so long again. It ends by itself after `milliseconds`. */
  take(cartId: CartId, holder: string, milliseconds: number): Promise<boolean>;
  /** Lets go of the holder's own; of another's nothing happens. */
  release(cartId: CartId, holder: string): Promise<void>;
};

export type CheckoutLocksOptions = ScriptOptions & {
  /** `Redis` of `@upstash/redis` as it is. A command may be sent twice, so a take or a release may be, too. */
  readonly redis: RedisScripting;
  /** Whether callers share requests, as in `RedisCartStoreOptions`. */
  readonly batch?: boolean | BatchOptions;
};

/** Locks in Redis, one key for each cart, which goes by itself. */
export function createCheckoutLocks({
  redis,
  batch = false,
  ...options
}: CheckoutLocksOptions): CheckoutLocks {
  const run = createScriptRunner(batchedOrNot(redis, batch), options);
  return {
    take: async (cartId, holder, milliseconds) =>
      (await run(takeLock, [checkoutLockKey(cartId)], [holder, String(milliseconds)])) === true,
    async release(cartId, holder) {
      await run(releaseLock, [checkoutLockKey(cartId)], [holder]);
    },
  };
}
