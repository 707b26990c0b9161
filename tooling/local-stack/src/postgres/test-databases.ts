import { randomBytes } from "node:crypto";
import postgres from "postgres";

export type TestDatabase = {
  readonly url: string;
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
};

export type TestDatabases = {
  /** A database of its own for one suite: the migrated template, copied in a few milliseconds. */
  create(): Promise<TestDatabase>;
};

/**
 * Runs `migrate` once, on a template, when the first database is asked for. Nobody may be connected to a template
 * while it is copied, so connections that `migrate` left open are ended.
 */
export function createTestDatabases(
  adminUrl: string,
  migrate: (url: string) => Promise<unknown>,
): TestDatabases {
  const group = randomBytes(4).toString("hex");
  const template = `template_${group}`;
  let count = 0;
  let made: Promise<void> | undefined;

  async function makeTemplate(): Promise<void> {
    await administer(adminUrl, async (sql) => {
      await sql`create database ${sql(template)}`;
    });
    await migrate(withDatabase(adminUrl, template));
    await administer(adminUrl, async (sql) => {
      await sql`alter database ${sql(template)} with allow_connections false`;
      await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${template}`;
    });
  }

  return {
    async create() {
      made ??= makeTemplate();
      await made;
      const name = `test_${group}_${++count}`;
      await administer(adminUrl, async (sql) => {
        await sql`create database ${sql(name)} template ${sql(template)}`;
      });
      return {
        url: withDatabase(adminUrl, name),
        drop: () =>
          administer(adminUrl, async (sql) => {
            await sql`drop database if exists ${sql(name)} with (force)`;
          }),
      };
    },
  };
}

async function administer(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
