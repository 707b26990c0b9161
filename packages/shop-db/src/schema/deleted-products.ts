import { bigint, pgTable, text } from "drizzle-orm/pg-core";

/**
 * Products that were and are no more, each at the revision of its end. Triggers keep it: a product that is made again
 * leaves it, with a later revision than that.
 */
export const deletedProducts = pgTable("deleted_products", {
  id: text("id").primaryKey(),
  revision: bigint("revision", { mode: "number" }).notNull(),
});
