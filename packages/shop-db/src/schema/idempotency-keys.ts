import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { orders } from "./orders.ts";
import { time } from "./time.ts";

/** What a caller's key stands for. The same key with another body is another intention, and is refused. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    subject: text("subject").notNull(),
    procedure: text("procedure").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    createdAt: time("created_at").notNull().defaultNow(),
  },
  (row) => [
    primaryKey({ name: "idempotency_keys_pk", columns: [row.subject, row.procedure, row.key] }),
    index("idempotency_keys_by_order").on(row.orderId),
    index("idempotency_keys_by_age").on(row.createdAt),
  ],
);
