import { bigint, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Every price a variant ever had, its first one included. Written by a trigger, so a change by hand is in it too;
 * without a foreign key, so it outlives the variant.
 */
export const priceHistory = pgTable(
  "price_history",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: text("variant_id").notNull(),
    amount: bigint("amount", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    at: timestamp("at", { withTimezone: true, precision: 3, mode: "date" }).notNull().defaultNow(),
  },
  (entry) => [index("price_history_by_variant").on(entry.variantId, entry.id)],
);
