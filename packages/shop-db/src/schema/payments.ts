import { type PaymentAction, paymentGoals, paymentStates } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { orders } from "./orders.ts";
import { time } from "./time.ts";

/** How an order is paid: what is known of it, and what is to become of it. One for each order. */
export const payments = pgTable(
  "payments",
  {
    orderId: text("order_id")
      .primaryKey()
      .references(() => orders.id, { onDelete: "cascade" }),
    provider: text("provider").notNull(),
    /** What the provider's own form gave the shopper's browser; never a card. */
    token: text("token").notNull(),
    /** The provider's name for the payment; null until it answered. */
    reference: text("reference"),
    amount: bigint("amount", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    state: text("state", { enum: paymentStates }).notNull().default("new"),
    goal: text("goal", { enum: paymentGoals }).notNull().default("charge"),
    action: jsonb("action").$type<PaymentAction>(),
    reason: text("reason"),
    /** How often somebody began to drive it; counted before the provider is asked. */
    attempts: integer("attempts").notNull().default(0),
    /** Who drives it now, and until when nobody else does. */
    driver: text("driver"),
    drivenUntil: time("driven_until"),
    /** When a job looks at it again; null when nothing is left to do. */
    dueAt: time("due_at"),
    createdAt: time("created_at").notNull(),
  },
  (payment) => [
    check(
      "payments_state",
      sql`${payment.state} in ('new', 'requires-action', 'authorised', 'captured', 'declined', 'voided', 'refunded')`,
    ),
    check("payments_goal", sql`${payment.goal} in ('charge', 'void', 'refund')`),
    check("payments_amount", sql`${payment.amount} >= 0`),
    index("payments_due").on(payment.dueAt).where(sql`${payment.dueAt} is not null`),
  ],
);
