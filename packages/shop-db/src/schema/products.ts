import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { categories } from "./categories.ts";
import { searchDocument, tsvector } from "./search-document.ts";

/**
 * What the shop sells. `revision` and `lowest_price` belong to triggers (drizzle/*_triggers.sql): whoever changes a
 * row here, or one of its variants or images, by whatever means, raises the one and keeps the other true.
 */
export const products = pgTable(
  "products",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull().unique("products_slug_unique"),
    name: text("name").notNull(),
    description: text("description").notNull(),
    /** Words a shopper may search for that the texts do not say; never shown. */
    keywords: text("keywords").notNull().default(""),
    category: text("category_slug")
      .notNull()
      .references(() => categories.slug, { onUpdate: "cascade" }),
    /** The shop's own order, smallest first. */
    position: integer("position").notNull(),
    /** A product that is not listed is neither found nor sold; it stays for those who bought it. */
    listed: boolean("listed").notNull().default(true),
    publishedAt: timestamp("published_at", { withTimezone: true, precision: 3, mode: "date" })
      .notNull()
      .defaultNow(),
    /** Later is larger, for ever; about the milliseconds since the epoch of the latest change. */
    revision: bigint("revision", { mode: "number" }).notNull().default(0),
    /** The smallest price of a variant in minor units; null without variants. */
    lowestPrice: bigint("lowest_price", { mode: "number" }),
    search: tsvector("search").generatedAlwaysAs(searchDocument),
  },
  (product) => [
    check("products_id", sql`${product.id} ~ '^[0-9A-Za-z_-]{1,24}$'`),
    check(
      "products_slug",
      sql`${product.slug} ~ '^[0-9a-z]+(-[0-9a-z]+)*$' and char_length(${product.slug}) <= 120`,
    ),
    check("products_name", sql`char_length(${product.name}) between 1 and 80`),
    index("products_by_position").on(product.position, product.id).where(sql`${product.listed}`),
    index("products_by_published").on(product.publishedAt, product.id).where(sql`${product.listed}`),
    index("products_by_price").on(product.lowestPrice, product.id).where(sql`${product.listed}`),
    index("products_by_name")
      .on(sql`${product.name} collate "und-x-icu"`, product.id)
      .where(sql`${product.listed}`),
    index("products_by_category").on(product.category, product.position, product.id),
    index("products_search").using("gin", product.search),
  ],
);
