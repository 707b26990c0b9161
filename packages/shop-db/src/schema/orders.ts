import { type Address, orderStatuses } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/**
 * What was ordered, at the prices the shopper confirmed. All amounts are minor units of `currency`, tax included.
 * Without foreign keys to the catalogue: an order outlives what it sold.
 */
export const orders = pgTable(
  "orders",
  {
    id: text("id").primaryKey(),
    /** What a shopper says on the telephone. Gaps are normal: an attempt that was rolled back leaves one. */
    number: bigint("number", { mode: "number" })
      .notNull()
      .unique("orders_number_unique")
      .generatedAlwaysAsIdentity({ startWith: 100_001 }),
    status: text("status", { enum: orderStatuses }).notNull().default("pending"),
    subject: text("subject").notNull(),
    cartId: text("cart_id").notNull(),
    email: text("email").notNull(),
    language: text("language", { enum: ["en", "de"] }).notNull(),
    address: jsonb("address").$type<Address>().notNull(),
    currency: text("currency").notNull(),
    subtotal: bigint("subtotal", { mode: "number" }).notNull(),
    discountCode: text("discount_code"),
    discount: bigint("discount", { mode: "number" }).notNull(),
    deliveryId: text("delivery_id").notNull(),
    deliveryName: text("delivery_name").notNull(),
    delivery: bigint("delivery", { mode: "number" }).notNull(),
    taxBasisPoints: integer("tax_basis_points").notNull(),
    tax: bigint("tax", { mode: "number" }).notNull(),
    total: bigint("total", { mode: "number" }).notNull(),
    placedAt: time("placed_at").notNull(),
    /** When the cart took note of what was charged; null while it still has to. */
    cartTakenAt: time("cart_taken_at"),
  },
  (order) => [
    check("orders_id", sql`${order.id} ~ '^[0-9A-Za-z_-]{22}$'`),
    check(
      "orders_status",
      sql`${order.status} in ('pending', 'paid', 'fulfilled', 'delivered', 'cancelled', 'refunded')`,
    ),
    check("orders_currency", sql`${order.currency} ~ '^[A-Z]{3}$'`),
    check("orders_total", sql`${order.total} = ${order.subtotal} - ${order.discount} + ${order.delivery}`),
    check(
      "orders_amounts",
      sql`${order.subtotal} >= 0 and ${order.discount} >= 0 and ${order.delivery} >= 0 and ${order.total} >= 0 and ${order.tax} between 0 and ${order.total}`,
    ),
    index("orders_by_subject").on(order.subject, order.number),
    index("orders_by_cart").on(order.cartId, order.number),
    index("orders_by_status").on(order.status, order.number),
    index("orders_cart_to_take")
      .on(order.number)
      .where(
        sql`${order.cartTakenAt} is null and ${order.status} in ('paid', 'fulfilled', 'delivered', 'refunded')`,
      ),
  ],
);
