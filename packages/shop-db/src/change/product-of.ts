import type { VariantId } from "@dotcart/cart-domain";
import { eq, inArray } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { products } from "../schema/products.ts";
import { variants } from "../schema/variants.ts";

/**
 * Takes the lock that everybody takes before a variant's own: its product's. A change of a variant changes its product
 * too, so whoever began with the variant could wait in a circle with whoever saves the product.
 */
export const lockedProductOf = (db: Pick<Queries, "select">, variantId: VariantId) =>
  db
    .select({ id: products.id })
    .from(products)
    .where(
      inArray(
        products.id,
        db.select({ id: variants.productId }).from(variants).where(eq(variants.id, variantId)),
      ),
    )
    .for("no key update");
