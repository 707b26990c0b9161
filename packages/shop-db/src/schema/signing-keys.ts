import { pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./time.ts";

/**
 * The keys that account tokens are signed with. The private half is encrypted with a secret that is not in the
 * database; a key that expired signs no more and is published until every token of it has.
 */
export const signingKeys = pgTable("signing_keys", {
  id: text("id").primaryKey(),
  publicKey: text("public_key").notNull(),
  privateKey: text("private_key").notNull(),
  alg: text("alg"),
  crv: text("crv"),
  createdAt: time("created_at").notNull(),
  expiresAt: time("expires_at"),
});
