import { and, eq, exists, gt, gte, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { products } from "../schema/products.ts";
import { variants } from "../schema/variants.ts";
import type { ProductFilter } from "./port.ts";

/** What a listed row of `products` must meet. */
export function matching(db: Queries, filter: ProductFilter): SQL | undefined {
  const wanted = wantedVariant(filter);
  return and(
    eq(products.listed, true),
    isNotNull(products.lowestPrice),
    filter.category === undefined ? undefined : eq(products.category, filter.category),
    wanted === undefined
      ? undefined
      : exists(
          db
            .select({ one: sql`1` })
            .from(variants)
            .where(and(eq(variants.productId, products.id), wanted)),
        ),
  );
}

function wantedVariant({ inStock, minPrice, maxPrice }: ProductFilter): SQL | undefined {
  return and(
    inStock === true ? canBeBought : undefined,
    minPrice === undefined ? undefined : gte(variants.priceAmount, minPrice),
    maxPrice === undefined ? undefined : lte(variants.priceAmount, maxPrice),
  );
}

export const canBeBought: SQL | undefined = and(eq(variants.available, true), gt(variants.stock, 0));
