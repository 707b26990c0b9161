import type { CartId } from "@dotcart/cart-domain";

/** Every name this package uses in Redis. The text in braces is the hash tag: what shares it may share a script, on a cluster too. */
const SHARDS = 16;

/** What one write to a cart touches. `live` is a channel, the others are keys; all of one shard. */
export type CartKeys = {
  readonly cart: string;
  readonly operations: string;
  readonly events: string;
  readonly live: string;
};

export function keysOf(id: CartId): CartKeys {
  const shard = shardOf(id);
  return {
    cart: `{${shard}}cart:${id}`,
    operations: `{${shard}}ops:${id}`,
    events: eventsKey(shard),
    live: liveChannel(shard),
  };
}

/** Who has the cart at the till; not part of the cart, and gone by itself. */
export const checkoutLockKey = (id: CartId): string => `{${shardOf(id)}}checkout:${id}`;

export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The stream of one shard: every change of every cart in it, in order. */
export const eventsKey = (shard: number): string => `{${shard}}events`;

/** The channel of one shard: which cart changed, and its version. */
export const liveChannel = (shard: number): string => `{${shard}}live`;

/** Cart ids are random, so their first character spreads them evenly: 64 characters over 16 shards. */
export function shardOf(id: CartId): number {
  return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".indexOf(id.charAt(0)) % SHARDS;
}

/** The catalogue as the edge reads it. The number names the shape of what is kept: raise it with `Product` or `Variant`. */
export const catalogKeys = {
  /** product id → Product as JSON */
  products: "{catalog:1}products",
  /** variant id → Variant as JSON */
  variants: "{catalog:1}variants",
  /** slug → product id */
  slugs: "{catalog:1}slugs",
  /** product id → revision, slug and variant ids of what is kept, or the revision it was dropped at */
  heads: "{catalog:1}heads",
} as const;
