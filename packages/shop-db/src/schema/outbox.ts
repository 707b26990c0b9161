import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/**
 * What others must be told, written in the transaction that made it true. Worked off by `published_at is null` with row
 * locks, never by "later than the last id": a row may be committed after one with a larger id.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** What happened: `order.paid`. */
    topic: text("topic").notNull(),
    /** To what: an order's id. */
    key: text("key").notNull(),
    payload: jsonb("payload").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    attempts: integer("attempts").notNull().default(0),
    dueAt: time("due_at").notNull().defaultNow(),
    publishedAt: time("published_at"),
  },
  (row) => [index("outbox_due").on(row.dueAt, row.id).where(sql`${row.publishedAt} is null`)],
);
