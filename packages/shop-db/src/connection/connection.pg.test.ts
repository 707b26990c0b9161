import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, inject, onTestFinished, test } from "vitest";
import { addCategory, draftOf, variantId } from "../../test/drafts.ts";
import { useShop } from "../../test/shop.ts";
import { wireTo } from "../../test/wire.ts";
import { createShopDb, DatabaseAway, type ShopDb, type ShopDbOptions } from "../index.ts";

const db = useShop({ of: "the file" });
const impatient: ShopDbOptions = { deadlineMilliseconds: 800, connections: 3 };

async function wiredShop(url = inject("postgresUrl")) {
  const wire = await wireTo(url);
  const shop = createShopDb(wire.url, impatient);
  onTestFinished(async () => {
    await shop.close();
    await wire.end();
  });
  return { wire, shop };
}

/** Resolves as soon as one call is answered; every call before that one was told that the database is away. */
async function answered(shop: ShopDb, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await shop.ping();
    } catch (error) {
      expect(error).toBeInstanceOf(DatabaseAway);
    }
  }
}

test("a database that nobody serves is away, and served as soon as there is one", async ({ signal }) => {
  const { wire, shop } = await wiredShop();
  await wire.cut();
  await expect(shop.ping()).rejects.toBeInstanceOf(DatabaseAway);
  await expect(shop.catalog.categories()).rejects.toBeInstanceOf(DatabaseAway);
  await expect(shop.migrate()).rejects.toBeInstanceOf(DatabaseAway);
  await wire.restore();
  await answered(shop, signal);
});

test("a server that takes a connection and says nothing is away", async () => {
  const mute = createServer().listen(0, "127.0.0.1");
  await once(mute, "listening");
  const { port } = mute.address() as AddressInfo;
  const shop = createShopDb(`postgres://nobody@127.0.0.1:${port}/nothing`, impatient);
  await expect(shop.ping()).rejects.toBeInstanceOf(DatabaseAway);
  await shop.close();
  mute.close();
});

test("a cut while calls are running fails them, and service is back by itself", async ({ signal }) => {
  const { wire, shop } = await wiredShop();
  await Promise.all(Array.from({ length: 10 }, () => shop.ping()));
  const running = Array.from({ length: 10 }, () => shop.ping());
  await wire.cut();
  for (const call of await Promise.allSettled(running))
    if (call.status === "rejected") expect(call.reason).toBeInstanceOf(DatabaseAway);
  await expect(shop.ping()).rejects.toBeInstanceOf(DatabaseAway);
  await wire.restore();
  await answered(shop, signal);
});

test("connections that died without a word are given up after one deadline", async ({ signal }) => {
  const { wire, shop } = await wiredShop();
  await Promise.all(Array.from({ length: 10 }, () => shop.ping()));
  wire.silence();
  const calls = await Promise.allSettled(Array.from({ length: 10 }, () => shop.ping()));
  for (const call of calls)
    expect(call).toMatchObject({ status: "rejected", reason: { kind: "database-away" } });
  await answered(shop, signal);
});

test("whoever waits patiently is not kept waiting by a database that answers nobody", async ({ signal }) => {
  const { wire, shop } = await wiredShop(db.url);
  await shop.orders.due(1);
  wire.silence();
  const call = shop.orders.due(1);
  await expect(call).rejects.toBeInstanceOf(DatabaseAway);
  await expect(call).rejects.toThrow(`within ${impatient.deadlineMilliseconds} ms`);
  await answered(shop, signal);
});

test("connections that the server ends are replaced", async ({ signal }) => {
  const shop = db.open(impatient);
  await Promise.all(Array.from({ length: 3 }, () => shop.ping()));
  await db.sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'dotcart' and datname = current_database()`;
  await answered(shop, signal);
});

test("a statement past its time is given up by the server too, and other calls do not suffer", async () => {
  const shop = db.open({ deadlineMilliseconds: 1500 });
  await addCategory(db.sql);
  await shop.products.save(draftOf("mug"));
  await db.sql.begin(async (lock) => {
    await lock`update variants set stock = 5 where id = 'v_mug'`;
    const change = shop.products.updateVariant({ variantId: variantId("v_mug"), stock: 7 });
    const reads = await Promise.all(Array.from({ length: 20 }, () => shop.catalog.productBySlug("mug")));
    expect(reads.map((product) => product?.variants[0]?.stock)).toEqual(reads.map(() => 10));
    await expect(change).rejects.toBeInstanceOf(DatabaseAway);
  });
  expect((await shop.catalog.productBySlug("mug"))?.variants[0]?.stock).toBe(5);
});
