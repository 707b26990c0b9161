import type { ProductImage } from "@dotcart/cart-domain";
import { and, eq, gte, notInArray, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { images } from "../schema/images.ts";
import { products } from "../schema/products.ts";
import { variants } from "../schema/variants.ts";
import type { ProductDraft } from "./draft.ts";

/** Makes the rows what the draft says; `isOurs` is false when one of its variants belongs to another product. */
export async function writeProduct(db: Queries, draft: ProductDraft): Promise<{ readonly isOurs: boolean }> {
  const { id, images: pictures, variants: forms, ...row } = draft;
  // Two saves at once take turns. Without it the second one's insert may meet the first one's update at the slug before it
  // meets it at the id, and is told that its own slug is taken.
  await db.select({ id: products.id }).from(products).where(eq(products.id, id)).for("no key update");
  await db
    .insert(products)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: products.id, set: row });
  await writeImages(db, id, pictures);
  return writeVariants(db, id, forms);
}

async function writeImages(db: Queries, productId: string, pictures: readonly ProductImage[]): Promise<void> {
  await db.delete(images).where(and(eq(images.productId, productId), gte(images.position, pictures.length)));
  if (pictures.length === 0) return;
  await db
    .insert(images)
    .values(pictures.map((picture, position) => ({ productId, position, ...picture })))
    .onConflictDoUpdate({
      target: [images.productId, images.position],
      set: excluded("url", "alt", "width", "height"),
    });
}

async function writeVariants(
  db: Queries,
  productId: string,
  forms: ProductDraft["variants"],
): Promise<{ readonly isOurs: boolean }> {
  const ids = forms.map(({ id }) => id);
  await db.delete(variants).where(and(eq(variants.productId, productId), notInArray(variants.id, ids)));
  const written = await db
    .insert(variants)
    .values(
      forms.map(({ price, weightGrams, ...form }, position) => ({
        ...form,
        ...(weightGrams === undefined ? {} : { weightGrams }),
        productId,
        position,
        priceAmount: price.amount,
        priceCurrency: price.currency,
      })),
    )
    .onConflictDoUpdate({
      target: variants.id,
      set: {
        ...excluded("sku", "name", "available", "min", "max", "step", "position"),
        priceAmount: sql`excluded.price_amount`,
        priceCurrency: sql`excluded.price_currency`,
        weightGrams: sql`coalesce((${weightsSaid(forms)}::jsonb ->> excluded.id)::integer, variants.weight_grams)`,
      },
      setWhere: eq(variants.productId, productId),
    })
    .returning({ id: variants.id });
  return { isOurs: written.length === forms.length };
}

/** An insert gives every row the default where nothing is said, so an update cannot tell it from a weight that is. */
const weightsSaid = (forms: ProductDraft["variants"]): string =>
  JSON.stringify(Object.fromEntries(forms.map(({ id, weightGrams }) => [id, weightGrams])));

/** The value that was to be inserted, column by column. */
function excluded<Column extends string>(...columns: readonly Column[]) {
  const entries = columns.map((column) => [column, sql`excluded.${sql.identifier(column)}`] as const);
  return Object.fromEntries(entries) as Record<Column, ReturnType<typeof sql>>;
}
