import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import type { Connection } from "../connection/connection.ts";
import { saysAway } from "../connection/database-away.ts";
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
export const createAccountsAdapter =
  ({ ask }: Connection, onAway: (error: unknown) => void): AccountsAdapter =>
  (options) => {
    const over = (db: Database | object): Adapter =>
      drizzleAdapter(db, { provider: "pg", schema, transaction: true })(options);
    const known = new WeakMap<object, Adapter>();
    const overKnown = (db: Database): Adapter => {
      const adapter = known.get(db) ?? over(db);
      known.set(db, adapter);
      return adapter;
    };
    /** The adapter whose every method asks what `use` is given; of the rest, which asks nothing, a template will do. */
    const asking = (use: Use): Adapter => ({
      ...over({}),
      create: (data) => use((adapter) => adapter.create(data)),
      findOne: (data) => use((adapter) => adapter.findOne(data)),
      findMany: (data) => use((adapter) => adapter.findMany(data)),
      count: (data) => use((adapter) => adapter.count(data)),
      update: (data) => use((adapter) => adapter.update(data)),
      updateMany: (data) => use((adapter) => adapter.updateMany(data)),
      delete: (data) => use((adapter) => adapter.delete(data)),
      deleteMany: (data) => use((adapter) => adapter.deleteMany(data)),
      consumeOne: (data) => use((adapter) => adapter.consumeOne(data)),
      incrementOne: (data) => use((adapter) => adapter.incrementOne(data)),
      transaction: (work) =>
        use((adapter) =>
          adapter.transaction((inside) =>
            work(asking((question) => question(inside as Adapter).catch(tell))),
          ),
        ),
    });
    const tell = (error: unknown): never => {
      if (saysAway(error)) onAway(error);
      throw error;
    };
    return asking((question) => ask((db) => question(overKnown(db))).catch(tell));
  };

type Adapter = ReturnType<AccountsAdapter>;
type Use = <Answer>(question: (adapter: Adapter) => Promise<Answer>) => Promise<Answer>;
