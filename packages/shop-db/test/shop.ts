import { createTestDatabases, type TestDatabase } from "@dotcart/local-stack";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { createShopDb, type ShopDb, type ShopDbOptions } from "../src/index.ts";

export async function migrateOnly(url: string): Promise<void> {
  const shop = createShopDb(url);
  await shop.migrate();
  await shop.close();
}

async function migrateWithGoods(url: string): Promise<void> {
  const shop = createShopDb(url);
  await shop.migrate();
  await shop.seed();
  await shop.close();
}

type TestShop = {
  /** Over a database of this test's own. */
  readonly shop: ShopDb;
  /** The same database by hand. */
  readonly sql: postgres.Sql;
  readonly url: string;
  /** The same database by another process, as it were. */
  open(options?: ShopDbOptions): ShopDb;
};

/** A fresh database before each test, or one for all tests of a file; gone afterwards. */
export function useShop({
  of = "each test",
  seeded = false,
}: {
  readonly of?: "each test" | "the file";
  readonly seeded?: boolean;
} = {}): TestShop {
  const databases = createTestDatabases(inject("postgresUrl"), seeded ? migrateWithGoods : migrateOnly);
  let current: { database: TestDatabase; shop: ShopDb; sql: postgres.Sql } | undefined;
  let others: ShopDb[] = [];
  const now = () => {
    if (current === undefined) throw new Error("No test is running.");
    return current;
  };

  async function start(): Promise<void> {
    const database = await databases.create();
    const sql = postgres(database.url, { onnotice: () => {} });
    current = { database, sql, shop: createShopDb(database.url) };
  }
  async function end(): Promise<void> {
    const { database, shop, sql } = now();
    await Promise.all([shop.close(), sql.end(), ...others.map((each) => each.close())]);
    others = [];
    await database.drop();
    current = undefined;
  }
  (of === "each test" ? beforeEach : beforeAll)(start);
  (of === "each test" ? afterEach : afterAll)(end);

  return {
    get shop() {
      return now().shop;
    },
    get sql() {
      return now().sql;
    },
    get url() {
      return now().database.url;
    },
    open(options) {
      const shop = createShopDb(now().database.url, options);
      others.push(shop);
      return shop;
    },
  };
}
