import { Currency } from "@dotcart/cart-domain";
import { sql } from "drizzle-orm";
import type { Database } from "../connection/pool.ts";
import { categories } from "../schema/categories.ts";
import { images } from "../schema/images.ts";
import { priceHistory } from "../schema/price-history.ts";
import { products } from "../schema/products.ts";
import { variants } from "../schema/variants.ts";
import { shelves } from "./goods/index.ts";
import type { Seeded, SeedOptions } from "./port.ts";
import { seedRows } from "./rows.ts";
import { seedTerms } from "./terms.ts";

/**
 * Puts in what is missing, in one transaction, and changes nothing that is there: a product that exists keeps its
 * texts, prices, stock and variants. Orders and accounts are left alone, by a reset too. Twice is once, also from two processes at a time.
 */
export async function seed(db: Database, { reset = false, currency = "EUR" }: SeedOptions): Promise<Seeded> {
  const money = Currency.parse(currency);
  const rows = seedRows(shelves, money);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('dotcart seed'))`);
    if (reset) {
      await tx.delete(products);
      await tx.delete(categories);
      await tx.delete(priceHistory);
    }
    await seedTerms(tx, { reset, currency: money });
    const newCategories = await tx
      .insert(categories)
      .values(rows.categories)
      .onConflictDoNothing()
      .returning({ slug: categories.slug });
    const newProducts = await tx
      .insert(products)
      .values(rows.products)
      .onConflictDoNothing()
      .returning({ id: products.id });
    const isNew = new Set(newProducts.map(({ id }) => id));
    const newImages = rows.images.filter(({ productId }) => isNew.has(productId));
    if (newImages.length > 0) await tx.insert(images).values(newImages);
    const newVariants = rows.variants.filter(({ productId }) => isNew.has(productId));
    if (newVariants.length > 0) await tx.insert(variants).values(newVariants);
    return { categories: newCategories.length, products: isNew.size, variants: newVariants.length };
  });
}
