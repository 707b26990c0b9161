import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";
import { variants } from "./variants.ts";

/** Goods taken off the shelf for somebody who is at the till. They are not in `variants.stock` while the row is there. */
export const stockReservations = pgTable(
  "stock_reservations",
  {
    cartId: text("cart_id").notNull(),
    variantId: text("variant_id")
      .notNull()
      .references(() => variants.id, { onDelete: "cascade" }),
    quantity: integer("quantity").notNull(),
    expiresAt: time("expires_at").notNull(),
  },
  (reservation) => [
    primaryKey({ name: "stock_reservations_pk", columns: [reservation.cartId, reservation.variantId] }),
    check("stock_reservations_quantity", sql`${reservation.quantity} > 0`),
    index("stock_reservations_by_end").on(reservation.expiresAt),
    index("stock_reservations_by_variant").on(reservation.variantId),
  ],
);
