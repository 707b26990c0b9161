import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { time } from "./time.ts";
import { users } from "./users.ts";

/**
 * What somebody proves with that an account is his. Today the one provider is `credential`, a password kept as a
 * salted scrypt hash; the other columns are for providers that may come.
 */
export const userCredentials = pgTable(
  "user_credentials",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    providerId: text("provider_id").notNull(),
    accountId: text("account_id").notNull(),
    /** The hash. */
    password: text("password"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: time("access_token_expires_at"),
    refreshTokenExpiresAt: time("refresh_token_expires_at"),
    scope: text("scope"),
    createdAt: time("created_at").notNull().defaultNow(),
    updatedAt: time("updated_at").notNull().defaultNow(),
  },
  (credential) => [
    index("user_credentials_by_user").on(credential.userId),
    uniqueIndex("user_credentials_of_provider").on(credential.providerId, credential.accountId),
  ],
);
