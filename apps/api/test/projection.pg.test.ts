import { type CatalogProjection, createCatalogProjection } from "@dotcart/cart-store";
import { createTestDatabases, startPostgres, startTestRedis, type TestDatabase } from "@dotcart/local-stack";
import { createShopDb, ProductDraft, type ShopDb } from "@dotcart/shop-db";
import { Redis } from "@upstash/redis";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { silentLog } from "../src/log/port.ts";
import { keepProjection } from "../src/node/keep-projection.ts";
import { eventually } from "./full-stack.ts";

/** The books and the projection together, both real. What the one promises the other must be able to keep. */
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let server: Awaited<ReturnType<typeof startTestRedis>>;
let databases: ReturnType<typeof createTestDatabases>;
let redis: Redis;
beforeAll(async () => {
  [postgres, server] = await Promise.all([startPostgres(), startTestRedis()]);
  redis = new Redis({ url: server.url, token: server.token, enableTelemetry: false });
  databases = createTestDatabases(postgres.url, async (url) => {
    const shop = createShopDb(url);
    await shop.migrate();
    await shop.seed();
    await shop.close();
  });
});
afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
});

let database: TestDatabase;
let projection: CatalogProjection;
let shop: ShopDb;
let quiet: ShopDb;
beforeEach(async () => {
  await redis.flushall();
  database = await databases.create();
  projection = createCatalogProjection(redis);
  shop = createShopDb(database.url, { projection });
  quiet = createShopDb(database.url);
});
afterEach(async () => {
  await Promise.all([shop.close(), quiet.close()]);
  await database.drop();
});

const mug = ProductDraft.parse({
  id: "held-mug",
  slug: "held-mug",
  name: "Mug",
  description: "Holds tea.",
  category: "kitchen",
  position: 1,
  images: [],
  variants: [
    {
      id: "held-mug-1",
      sku: "HM1",
      name: "Mug",
      price: { amount: 900, currency: "EUR" },
      stock: 5,
      available: true,
      min: 1,
      max: 9,
      step: 1,
    },
  ],
});

/** A port whose first drop waits: what happens meanwhile happens before it. */
function withHeldDrop(meanwhile: () => Promise<unknown>): CatalogProjection {
  return {
    ...projection,
    async drop(dropped) {
      await meanwhile();
      return projection.drop(dropped);
    },
  };
}

const found = async () => (await projection.productBySlug("held-mug"))?.id ?? null;

test("a drop that arrives late does not take a product that was listed again", async () => {
  await shop.products.save(mug);
  await shop.projection.reprojectAll(projection);
  await quiet.products.setListed(mug.id, false);
  await quiet.projection.projectDue(
    withHeldDrop(() => shop.products.setListed(mug.id, true)),
    1000,
  );
  expect(await found()).toBe(mug.id);
  await shop.products.setListed(mug.id, false);
  expect(await found()).toBeNull();
});

test("a drop of a refill that arrives late does not take a product that was listed again", async () => {
  await shop.products.save(mug);
  await shop.products.setListed(mug.id, false);
  await quiet.projection.reprojectAll(withHeldDrop(() => shop.products.setListed(mug.id, true)));
  expect(await found()).toBe(mug.id);
});

test("a projection flushed while it is filled is filled again before it is called complete", async () => {
  let pages = 0;
  const products = await shop.projection.reprojectAll({
    ...projection,
    async put(some) {
      await projection.put(some);
      if (++pages === 1) await redis.flushall();
    },
  });
  expect(await projection.isComplete()).toBe(true);
  expect(await redis.hlen("{catalog:1}products")).toBe(products);
});

test("a projection flushed whenever it is filled is not called complete", async () => {
  const flushed: CatalogProjection = {
    ...projection,
    async put(some) {
      await projection.put(some);
      await redis.flushall();
    },
  };
  await expect(shop.projection.reprojectAll(flushed)).rejects.toThrow("lost");
  expect(await projection.isComplete()).toBe(false);
});

test("two refills at once and a flush between them end in a projection that is whole", async () => {
  let pages = 0;
  const port: CatalogProjection = {
    ...projection,
    async put(some) {
      await projection.put(some);
      if (++pages === 2) await redis.flushall();
    },
  };
  const [products] = await Promise.all([shop, quiet].map((each) => each.projection.reprojectAll(port)));
  expect(await projection.isComplete()).toBe(true);
  expect(await redis.hlen("{catalog:1}products")).toBe(products);
});

test("a refill takes away what the books do not know, as after Postgres was wiped beside a kept Redis", async () => {
  await shop.products.save(mug);
  await shop.projection.reprojectAll(projection);
  const other = await databases.create();
  const wiped = createShopDb(other.url);
  const products = await wiped.projection.reprojectAll(projection);
  expect(await found()).toBeNull();
  expect(await redis.hlen("{catalog:1}products")).toBe(products);
  await wiped.products.save(mug);
  await wiped.projection.projectDue(projection, 1000);
  expect(await found()).toBe(mug.id);
  await wiped.close();
  await other.drop();
});

test("a projection that calls itself complete and is not is made whole when a gap is noticed", async () => {
  await shop.products.save(mug);
  await shop.projection.reprojectAll(projection);
  while ((await shop.projection.projectDue(projection, 1000)) > 0);
  await redis.del("{catalog:1}products", "{catalog:1}variants");
  const keeper = keepProjection({
    books: shop.projection,
    projection,
    log: silentLog,
    everyMilliseconds: 20,
  });
  expect(await found()).toBeNull();
  keeper.wake(mug.variants.map(({ id }) => id));
  const products = await eventually(
    () => redis.hlen("{catalog:1}products"),
    (kept) => kept >= 133,
  );
  await keeper.stop();
  expect([products, await found()]).toEqual([133, mug.id]);
});
