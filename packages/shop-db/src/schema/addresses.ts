import type { Address } from "@dotcart/cart-domain/checkout";
import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";
import { users } from "./users.ts";

/** Addresses that an account keeps for the next time. They go with it. */
export const addresses = pgTable(
  "addresses",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    address: jsonb("address").$type<Address>().notNull(),
    /** The latest used comes first. */
    usedAt: time("used_at").notNull().defaultNow(),
  },
  (row) => [index("addresses_by_user").on(row.userId, row.usedAt)],
);
