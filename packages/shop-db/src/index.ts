/** The door: everything else of this package hangs on what this makes. */

/** Addresses that accounts keep: `shopDb.addresses`. */
export type { AddressBooks, SavedAddress } from "./accounts/address-port.ts";
/** Who has an account, which cart is his and what he may do: `shopDb.accounts`. */
export type { AccountBooks, AccountsAdapter, NewAdmin, Role } from "./accounts/port.ts";
/** Reading: `shopDb.catalog`. */
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
/** Changing: `shopDb.products`. A draft goes through its parser first. */
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
/** What any call may reject with, and nothing else that a caller could help. */
export { DatabaseAway } from "./connection/database-away.ts";
/** What only a merchant may do: `shopDb.merchant`. */
export type { AuditEntry, AuditPage, Difference, MerchantBooks } from "./merchant/port.ts";
/** Orders, stock and money: `shopDb.orders`. */
export type * from "./orders/port.ts";
/** Keeping a copy elsewhere true: `shopDb.projection`, and what such a copy has to promise. */
export type { ProductPoint, ProductRevision, Projection, ProjectionPort } from "./projection/port.ts";
/** The first goods: `shopDb.seed`. */
export type { Seeded, SeedOptions } from "./seed/port.ts";
export { createShopDb, type ShopDb, type ShopDbOptions } from "./shop-db.ts";
/** The book of the provider that plays a bank: `shopDb.testPayments`. */
export type { TestPayment, TestPaymentLedger, TestPaymentState } from "./test-payments/port.ts";
export type { Translated } from "./translated.ts";
