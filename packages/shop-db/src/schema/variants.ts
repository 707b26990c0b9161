import { limits } from "@dotcart/cart-domain";
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { products } from "./products.ts";

/** One sellable form of a product. Its id stands in every cart line, so it is short. */
export const variants = pgTable(
  "variants",
  {
    id: text("id").primaryKey(),
    productId: text("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    sku: text("sku").notNull().unique("variants_sku_unique"),
    name: text("name").notNull(),
    /** Minor units of the currency, tax included. */
    priceAmount: bigint("price_amount", { mode: "number" }).notNull(),
    priceCurrency: text("price_currency").notNull(),
    stock: integer("stock").notNull(),
    available: boolean("available").notNull().default(true),
    min: integer("min").notNull().default(1),
    max: integer("max").notNull().default(99),
    step: integer("step").notNull().default(1),
    /** What a parcel weighs by it; only delivery asks. */
    weightGrams: integer("weight_grams").notNull().default(500),
    /** Within its product, smallest first. */
    position: integer("position").notNull(),
  },
  (variant) => [
    check("variants_id", sql`${variant.id} ~ '^[0-9A-Za-z_-]{1,24}$'`),
    check("variants_price", sql`${variant.priceAmount} between 0 and ${sql.raw(String(limits.priceMax))}`),
    check("variants_currency", sql`${variant.priceCurrency} ~ '^[A-Z]{3}$'`),
    check("variants_weight", sql`${variant.weightGrams} >= 0`),
    check("variants_stock", sql`${variant.stock} >= 0`),
    check(
      "variants_quantities",
      sql`${variant.min} >= ${sql.raw(String(limits.quantityMin))} and ${variant.max} between ${variant.min} and ${sql.raw(String(limits.quantityMax))} and ${variant.step} between 1 and ${sql.raw(String(limits.quantityMax))}`,
    ),
    index("variants_by_product").on(variant.productId, variant.position, variant.id),
  ],
);
