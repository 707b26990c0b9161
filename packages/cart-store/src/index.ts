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
export {
  type CheckoutLocks,
  type CheckoutLocksOptions,
  createCheckoutLocks,
} from "./locks/checkout-locks.ts";
export { createMemoryCartStore, type MemoryCartStoreOptions, type MemoryCarts } from "./memory-cart-store.ts";
export type {
  Applied,
  CartStore,
  CloseOptions,
  Merged,
  MergeOptions,
  StoredCart,
  Taken,
  TakeOptions,
  ThinOperation,
} from "./port.ts";
export { createRandomRid } from "./random-rid.ts";
export type { RedisScripting } from "./redis.ts";
export { createRedisCartStore, type RedisCartStoreOptions } from "./redis-cart-store.ts";
export { createSealer, type SealedCart, type Sealer } from "./sync/sealer.ts";
export { createSync, type Sync, type Syncer, type SyncOptions } from "./sync/sync.ts";
