export type SeedOptions = {
  /** First removes every product, price and category there is, and the terms: tax, delivery, discount codes. */
  readonly reset?: boolean;
  /** ISO 4217 code of the shop's prices and of what delivery costs; EUR unless told. */
  readonly currency?: string;
};

/** How many were new. */
export type Seeded = { readonly categories: number; readonly products: number; readonly variants: number };
