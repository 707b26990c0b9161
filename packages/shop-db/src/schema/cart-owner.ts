import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";
import { users } from "./users.ts";

/** Which cart is an account's: one for each, for ever, and no cart is two accounts'. */
export const cartOwner = pgTable(
  "cart_owner",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    cartId: text("cart_id").notNull().unique("cart_owner_cart_unique"),
    createdAt: time("created_at").notNull().defaultNow(),
  },
  (owner) => [check("cart_owner_cart", sql`${owner.cartId} ~ '^[0-9A-Za-z_-]{22}$'`)],
);
