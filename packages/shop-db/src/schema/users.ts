import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/** Who has an account. Its fields' names are those of the account library, which knows nothing of roles. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** In lower case; the wall against two accounts of one address. */
    email: text("email").notNull().unique("users_email_unique"),
    /** Nobody signs in before he has shown that the address is his. */
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    /** What he may do beside shopping. Given by the seed or by hand, never by a request. */
    role: text("role", { enum: ["shopper", "admin"] })
      .notNull()
      .default("shopper"),
    createdAt: time("created_at").notNull().defaultNow(),
    updatedAt: time("updated_at").notNull().defaultNow(),
  },
  (user) => [
    check("users_email", sql`${user.email} = lower(${user.email})`),
    check("users_role", sql`${user.role} in ('shopper', 'admin')`),
  ],
);
