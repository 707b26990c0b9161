import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Translated } from "../translated.ts";

/** Ways of delivery. A flat price is a base without a price per kilogram. */
export const deliveryMethods = pgTable(
  "delivery_methods",
  {
    id: text("id").primaryKey(),
    names: jsonb("names").$type<Translated>().notNull(),
    /** Smallest first. */
    position: integer("position").notNull(),
    offered: boolean("offered").notNull().default(true),
    currency: text("currency").notNull(),
    base: bigint("base", { mode: "number" }).notNull(),
    /** Null: the price is flat. */
    perKilogram: bigint("per_kilogram", { mode: "number" }),
    freeAbove: bigint("free_above", { mode: "number" }),
    /** Null: wherever the shop sells. */
    countries: text("countries").array(),
  },
  (method) => [
    check("delivery_methods_id", sql`${method.id} ~ '^[0-9a-z-]{1,40}$'`),
    check("delivery_methods_names", sql`${method.names} ?& array['en', 'de']`),
    check(
      "delivery_methods_prices",
      sql`${method.base} >= 0 and coalesce(${method.perKilogram}, 0) >= 0 and coalesce(${method.freeAbove}, 0) >= 0`,
    ),
  ],
);
