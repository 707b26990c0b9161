import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { products } from "./products.ts";

/** A product's pictures; the first one (position 0) stands for it. */
export const images = pgTable(
  "images",
  {
    productId: text("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    /** A path below the storefront's origin. */
    url: text("url").notNull(),
    alt: text("alt").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
  },
  (image) => [
    primaryKey({ name: "images_pk", columns: [image.productId, image.position] }),
    check("images_size", sql`${image.width} > 0 and ${image.height} > 0`),
  ],
);
