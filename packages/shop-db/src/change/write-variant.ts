import type { ProductId } from "@dotcart/cart-domain";
import { and, eq } from "drizzle-orm";
import type { Database } from "../connection/pool.ts";
import { variants } from "../schema/variants.ts";
import type { VariantChange } from "./port.ts";
import { lockedProductOf } from "./product-of.ts";

/** Makes the row what the change says, and answers whose variant it is; null when there is none. */
export async function writeVariant(
  db: Pick<Database, "select" | "$with" | "with">,
  { variantId, price, stock, available }: VariantChange,
): Promise<ProductId | null> {
  const product = db.$with("product").as(lockedProductOf(db, variantId));
  const [row] = await db
    .with(product)
    .update(variants)
    .set({
      // A column set to itself keeps an update of nothing an update.
      id: variantId,
      ...(price === undefined ? {} : { priceAmount: price.amount, priceCurrency: price.currency }),
      ...(stock === undefined ? {} : { stock }),
      ...(available === undefined ? {} : { available }),
    })
    .from(product)
    .where(and(eq(variants.id, variantId), eq(variants.productId, product.id)))
    .returning({ productId: variants.productId });
  return row === undefined ? null : (row.productId as ProductId);
}
