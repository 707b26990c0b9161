import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningPostgres, startPostgres } from "./start-postgres.ts";
import { createTestDatabases } from "./test-databases.ts";

let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

async function ask(url: string, query: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(query))];
  } finally {
    await sql.end();
  }
}

test("each suite gets the migrated database to itself, and migrating happens once", async () => {
  let migrations = 0;
  const databases = createTestDatabases(server.url, async (url) => {
    migrations++;
    await ask(url, "create table lines (word text); insert into lines values ('seed')");
  });
  const all = await Promise.all(Array.from({ length: 5 }, () => databases.create()));
  await ask(all[0]?.url ?? "", "insert into lines values ('mine')");
  expect(await ask(all[0]?.url ?? "", "select word from lines")).toEqual([
    { word: "seed" },
    { word: "mine" },
  ]);
  for (const { url } of all.slice(1))
    expect(await ask(url, "select word from lines")).toEqual([{ word: "seed" }]);
  expect(migrations).toBe(1);
  await Promise.all(all.map((each) => each.drop()));
});

test("dropping works while somebody is still connected, and twice", async () => {
  const database = await createTestDatabases(server.url, async () => {}).create();
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  await sql`select 1`;
  await database.drop();
  await database.drop();
  const name = new URL(database.url).pathname.slice(1);
  expect(await ask(server.url, `select 1 from pg_database where datname = '${name}'`)).toEqual([]);
  await sql.end({ timeout: 0 });
});

test("connections that migrating left open do not hinder the copies", async () => {
  let left: postgres.Sql | undefined;
  const databases = createTestDatabases(server.url, async (url) => {
    left = postgres(url, { max: 1, onnotice: () => {} });
    await left`create table lines (word text)`;
  });
  const database = await databases.create();
  expect(await ask(database.url, "select * from lines")).toEqual([]);
  await left?.end({ timeout: 0 });
});

test("a migration that fails is the error of every database asked for", async () => {
  const databases = createTestDatabases(server.url, () => Promise.reject(new Error("no such column")));
  await expect(databases.create()).rejects.toThrow("no such column");
  await expect(databases.create()).rejects.toThrow("no such column");
});
