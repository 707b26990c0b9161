import { index, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";
import { users } from "./users.ts";

/** Who is signed in, and until when. A row that is gone is a sign-in that ended, wherever its cookie still lies. */
export const userSessions = pgTable(
  "user_sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Half of what opens the session: the cookie carries it signed, and the signing secret is not in here. */
    token: text("token").notNull().unique("user_sessions_token_unique"),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    updatedAt: time("updated_at").notNull().defaultNow(),
    /** Stays empty: we have no use for it. */
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
  },
  (session) => [index("user_sessions_by_user").on(session.userId)],
);
