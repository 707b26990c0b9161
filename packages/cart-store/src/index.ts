export type { BatchOptions } from "./batch.ts";
export {
  CatalogIncomplete,
  type CatalogProjection,
  createCatalogProjection,
  type ProductPoint,
  type ProductRevision,
} from "./catalog/projection.ts";
export { createVariantCache, type LoadVariants, type VariantCacheOptions } from "./catalog/variant-cache.ts";
export { eventsKey, liveChannel, shards } from "./keys.ts";
export { createMemoryCartStore, type MemoryCartStoreOptions } from "./memory-cart-store.ts";
export type { Applied, CartStore, Merged, StoredCart, ThinOperation } from "./port.ts";
export { createRandomRid } from "./random-rid.ts";
export type { RedisScripting } from "./redis.ts";
export { createRedisCartStore, type RedisCartStoreOptions } from "./redis-cart-store.ts";
