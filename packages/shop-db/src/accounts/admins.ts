import { eq, sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import type { Queries } from "../connection/pool.ts";
import { auditTrail } from "../schema/audit-trail.ts";
import { userCredentials } from "../schema/user-credentials.ts";
import { users } from "../schema/users.ts";
import type { AccountBooks } from "./port.ts";

/** Who may do what a merchant does. No request leads here but for the question. */
export function createAdmins({
  ask,
}: Connection): Pick<AccountBooks, "roleOf" | "makeAdmin" | "createAdmin"> {
  return {
    async roleOf(userId) {
      const [user] = await ask((db) =>
        db.select({ role: users.role }).from(users).where(eq(users.id, userId)),
      );
      return user?.role ?? "shopper";
    },

    makeAdmin: (userId) =>
      ask((db) =>
        db.transaction(async (tx) => {
          const isUser = eq(users.id, userId);
          const [user] = await tx.select({ role: users.role }).from(users).where(isUser).for("no key update");
          if (user?.role === "shopper") {
            await tx.update(users).set({ role: "admin" }).where(isUser);
            await note(tx, userId);
          }
          return user !== undefined;
        }),
      ),

    createAdmin: ({ email, name, passwordHash }) =>
      ask((db) =>
        db.transaction(async (tx) => {
          const [user] = await tx
            .insert(users)
            .values({ id: newId, name, email: email.toLowerCase(), emailVerified: true, role: "admin" })
            .onConflictDoNothing({ target: users.email })
            .returning({ id: users.id });
          if (user === undefined) return false;
          await tx.insert(userCredentials).values({
            id: newId,
            userId: user.id,
            // What the account library calls a password of the user himself.
            providerId: "credential",
            accountId: user.id,
            password: passwordHash,
          });
          await note(tx, user.id);
          return true;
        }),
      ),
  };
}

const newId = sql`gen_random_uuid()`;

const note = (db: Queries, userId: string) =>
  db.insert(auditTrail).values({ actor: "system", action: "made-admin", target: `account:${userId}` });
