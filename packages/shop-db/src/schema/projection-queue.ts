import { bigint, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Products whose projection is behind. A trigger writes a row in the transaction of every change; it goes when the
 * projection has the product as it is then, or later. Without a foreign key: a deleted product must be dropped too.
 */
export const projectionQueue = pgTable(
  "projection_queue",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    productId: text("product_id").notNull(),
    at: timestamp("at", { withTimezone: true, precision: 3, mode: "date" }).notNull().defaultNow(),
  },
  (row) => [index("projection_queue_by_product").on(row.productId)],
);
