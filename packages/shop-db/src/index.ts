export {
  type Catalog,
  type CategoryShelf,
  type Facets,
  type InvalidCursor,
  type PageRequest,
  type ProductFilter,
  type ProductPage,
  type ProductSort,
  productSorts,
} from "./catalog/port.ts";
export { ProductDraft } from "./change/draft.ts";
export type {
  Changed,
  Changes,
  PricePoint,
  SaveProblem,
  UnknownProduct,
  UnknownVariant,
  VariantChange,
} from "./change/port.ts";
export { DatabaseAway } from "./connection/database-away.ts";
export type { ProductRevision, ProjectionPort } from "./projection/port.ts";
export type { Projection } from "./projection/projection.ts";
export type { Seeded, SeedOptions } from "./seed/seed.ts";
export { createShopDb, type ShopDb, type ShopDbOptions } from "./shop-db.ts";
