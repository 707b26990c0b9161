import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { orders } from "./orders.ts";

/**
 * The wall against charging a dot twice: a dot is in one order at most, over all orders, for ever. Dots survive a merge
 * of carts, so a guest's checkout and an account's of the same goods exclude each other. A cancelled order's go.
 */
export const orderDots = pgTable(
  "order_dots",
  {
    rid: text("rid").notNull(),
    n: integer("n").notNull(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
  },
  (dot) => [
    primaryKey({ name: "order_dots_pk", columns: [dot.rid, dot.n] }),
    index("order_dots_by_order").on(dot.orderId),
  ],
);
