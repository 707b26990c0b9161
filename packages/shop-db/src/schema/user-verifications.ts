import { index, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/** Links in mails that work once. The identifier is a hash: whoever reads this table can follow none of them. */
export const userVerifications = pgTable(
  "user_verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    updatedAt: time("updated_at").notNull().defaultNow(),
  },
  (verification) => [index("user_verifications_by_identifier").on(verification.identifier)],
);
