export {
  CatalogIncomplete,
  type CatalogProjection,
  createCatalogProjection,
  type ProductRevision,
} from "./catalog/projection.ts";
export { createVariantCache, type LoadVariants, type VariantCacheOptions } from "./catalog/variant-cache.ts";
export type { Applied, CartStore, Merged, StoredCart, ThinOperation } from "./port.ts";
export type { RedisScripting } from "./redis.ts";
