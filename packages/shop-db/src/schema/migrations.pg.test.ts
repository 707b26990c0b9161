import { readdir, readFile } from "node:fs/promises";
import { createTestDatabases } from "@dotcart/local-stack";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createShopDb } from "../index.ts";
import * as schema from "./index.ts";

const migrations = new URL("../../drizzle/", import.meta.url);
const empty = createTestDatabases(inject("postgresUrl"), async () => {});
const nothing = generateDrizzleJson({});
let migrated: postgres.Sql;
let defined: postgres.Sql;
const urls: string[] = [];

beforeAll(async () => {
  for (let count = 0; count < 2; count++) urls.push((await empty.create()).url);
  [migrated, defined] = urls.map((url) => postgres(url, { max: 1, onnotice: () => {} })) as [
    postgres.Sql,
    postgres.Sql,
  ];
});
afterAll(() => Promise.all([migrated.end(), defined.end()]));

test("an empty database is brought up to date by any number of processes at once, and again changes nothing", async () => {
  const shops = Array.from({ length: 4 }, () => createShopDb(urls[0] ?? ""));
  await Promise.all(shops.map((shop) => shop.migrate()));
  await shops[0]?.migrate();
  await Promise.all(shops.map((shop) => shop.close()));
  const applied = await migrated`select id from drizzle.__drizzle_migrations`;
  const files = (await readdir(migrations)).filter((name) => name.endsWith(".sql"));
  expect(applied).toHaveLength(files.length);
});

test("the migrated database is exactly what the schema's definition says", async () => {
  await defined.unsafe(await readFile(new URL("0000_text_search.sql", migrations), "utf8"));
  for (const statement of await generateMigration(nothing, generateDrizzleJson(schema)))
    await defined.unsafe(statement);
  expect(await shapeOf(migrated)).toEqual(await shapeOf(defined));
});

test("nothing is left to generate: the definition is what the latest migration recorded", async () => {
  const snapshots = (await readdir(new URL("meta/", migrations))).filter((name) =>
    name.endsWith("_snapshot.json"),
  );
  const latest = snapshots.sort().at(-1);
  const recorded = JSON.parse(await readFile(new URL(`meta/${latest}`, migrations), "utf8"));
  expect(await generateMigration(recorded, generateDrizzleJson(schema))).toEqual([]);
});

/** Every column, constraint and index, as Postgres itself describes them. */
async function shapeOf(sql: postgres.Sql) {
  const columns = await sql`
    select attrelid::regclass::text as table, attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull, attidentity, attgenerated, pg_get_expr(adbin, adrelid) as value
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attnum > 0 and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    order by 1, 2`;
  const constraints = await sql`
    select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`;
  const indexes = await sql`
    select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`;
  expect(columns.length).toBeGreaterThan(30);
  return { columns: [...columns], constraints: [...constraints], indexes: [...indexes] };
}
