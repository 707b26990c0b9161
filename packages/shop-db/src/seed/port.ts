export type SeedOptions = {
  /** First removes every product, price and category there is. */
  readonly reset?: boolean;
  /** ISO 4217 code of the shop's prices; EUR unless told. */
  readonly currency?: string;
};

/** How many were new. */
export type Seeded = { readonly categories: number; readonly products: number; readonly variants: number };
