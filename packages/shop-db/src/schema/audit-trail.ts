import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/** Who did what to what, written in the transaction that did it. Rows are only added. */
export const auditTrail = pgTable(
  "audit_trail",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: time("at").notNull().defaultNow(),
    /** A subject, or `system`. */
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    /** `order:…`, `variant:…`. */
    target: text("target").notNull(),
    detail: jsonb("detail").notNull().default({}),
  },
  (row) => [index("audit_trail_by_target").on(row.target, row.id)],
);
