import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import type { Connection } from "../connection/connection.ts";
import type { Database } from "../connection/pool.ts";
import { signingKeys } from "../schema/signing-keys.ts";
import { userCredentials } from "../schema/user-credentials.ts";
import { userSessions } from "../schema/user-sessions.ts";
import { userVerifications } from "../schema/user-verifications.ts";
import { users } from "../schema/users.ts";
import type { AccountsAdapter } from "./port.ts";

/** The library's names of the tables. */
const schema = {
  user: users,
  session: userSessions,
  account: userCredentials,
  verification: userVerifications,
  jwks: signingKeys,
};

/**
 * The library's Drizzle adapter, asking through the connection like everything else of this package: with its
 * deadline, and over new connections once the old ones lead nowhere. A transaction is one question.
 */
export function createAccountsAdapter({ ask }: Connection): AccountsAdapter {
  return (options) => {
    const made = new WeakMap<object, Adapter>();
    const over = (db: Database | object): Adapter => {
      const adapter =
        made.get(db) ?? drizzleAdapter(db, { provider: "pg", schema, transaction: true })(options);
      made.set(db, adapter);
      return adapter;
    };
    return {
      ...over({}),
      create: (data) => ask((db) => over(db).create(data)),
      findOne: (data) => ask((db) => over(db).findOne(data)),
      findMany: (data) => ask((db) => over(db).findMany(data)),
      count: (data) => ask((db) => over(db).count(data)),
      update: (data) => ask((db) => over(db).update(data)),
      updateMany: (data) => ask((db) => over(db).updateMany(data)),
      delete: (data) => ask((db) => over(db).delete(data)),
      deleteMany: (data) => ask((db) => over(db).deleteMany(data)),
      consumeOne: (data) => ask((db) => over(db).consumeOne(data)),
      incrementOne: (data) => ask((db) => over(db).incrementOne(data)),
      transaction: (work) => ask((db) => over(db).transaction(work)),
    };
  };
}

type Adapter = ReturnType<AccountsAdapter>;
