import { sql } from "drizzle-orm";
import { bigint, check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { orders } from "./orders.ts";

/** What was bought, as it was called and cost then. */
export const orderLines = pgTable(
  "order_lines",
  {
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    variantId: text("variant_id").notNull(),
    productId: text("product_id").notNull(),
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    variantName: text("variant_name").notNull(),
    slug: text("slug").notNull(),
    image: text("image"),
    price: bigint("price", { mode: "number" }).notNull(),
    quantity: integer("quantity").notNull(),
    subtotal: bigint("subtotal", { mode: "number" }).notNull(),
  },
  (line) => [
    primaryKey({ name: "order_lines_pk", columns: [line.orderId, line.position] }),
    check("order_lines_quantity", sql`${line.quantity} > 0`),
    check("order_lines_subtotal", sql`${line.subtotal} = ${line.price} * ${line.quantity}`),
  ],
);
