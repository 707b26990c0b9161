import { paymentStates } from "@dotcart/cart-domain/checkout";
import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/**
 * The ledger of the test provider, which plays a bank: it knows orders by the key it was given, and nothing here is
 * written in a transaction of the shop's.
 */
export const testPayments = pgTable("test_payments", {
  /** The idempotency key of the first call: the order's id. */
  key: text("key").primaryKey(),
  reference: text("reference").notNull().unique("test_payments_reference_unique"),
  token: text("token").notNull(),
  amount: bigint("amount", { mode: "number" }).notNull(),
  currency: text("currency").notNull(),
  state: text("state", { enum: paymentStates }).notNull(),
  /** How often money was taken; more than once would be the shop's fault, and nothing forbids it here. */
  captures: integer("captures").notNull().default(0),
  refunds: integer("refunds").notNull().default(0),
  createdAt: time("created_at").notNull().defaultNow(),
});
