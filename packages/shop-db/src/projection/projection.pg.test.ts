import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, productId, variantId } from "../../test/drafts.ts";
import { memoryProjection } from "../../test/memory-projection.ts";
import { useShop } from "../../test/shop.ts";
import type { ShopDb } from "../shop-db.ts";
import type { ProjectionPort } from "./port.ts";

const db = useShop();
beforeEach(() => addCategory(db.sql));

const queued = async () => (await db.sql`select product_id from projection_queue`).length;
const priced = (amount: number) => ({ variantId: variantId("v_mug"), price: euros(amount) });

test("a change is in the projection when its call resolves", async () => {
  const projection = memoryProjection();
  const shop = db.open({ projection: projection.port });
  const saved = await shop.products.save(draftOf("mug"));
  expect(saved).toEqual({ ok: true, value: { productId: "mug", projected: true } });
  expect(projection.product("mug")).toEqual(await shop.catalog.productBySlug("mug"));
  await shop.products.updateVariant(priced(777));
  expect(projection.product("mug")?.variants[0]?.price.amount).toBe(777);
  expect(await queued()).toBe(0);
});

test("a projection that fails refuses no change, and what it missed is put later", async () => {
  const projection = memoryProjection();
  const failures: unknown[] = [];
  const shop = db.open({ projection: projection.port, onProjectionFailure: (error) => failures.push(error) });
  projection.breakWith(new Error("Redis is away"));
  expect(await shop.products.save(draftOf("mug"))).toHaveProperty("value.projected", false);
  expect(await shop.products.updateVariant(priced(777))).toHaveProperty("value.projected", false);
  expect(failures).toHaveLength(2);
  await expect(shop.projection.projectDue(projection.port, 10)).rejects.toThrow("Redis is away");
  expect(projection.product("mug")).toBeNull();

  projection.breakWith(null);
  expect(await shop.projection.projectDue(projection.port, 10)).toBeGreaterThan(0);
  expect(projection.product("mug")?.variants[0]?.price.amount).toBe(777);
  expect(await shop.projection.projectDue(projection.port, 10)).toBe(0);
});

test("a change made by hand is projected like any other, a deletion too", async () => {
  const { port, product } = memoryProjection();
  await db.shop.products.save(draftOf("mug"));
  await db.sql`update variants set stock = 4`;
  await db.shop.projection.projectDue(port, 100);
  expect(product("mug")?.variants[0]?.stock).toBe(4);
  await db.sql`delete from products`;
  await db.shop.projection.projectDue(port, 100);
  expect(product("mug")).toBeNull();
});

test("a product that is taken out of the shop leaves the projection and comes back with it, never by a late put", async () => {
  const { port, product } = memoryProjection();
  const shop = db.open({ projection: port });
  const late: Parameters<typeof port.put>[0][] = [];
  await shop.products.save(draftOf("mug"));
  await db.sql`update variants set stock = 4`;
  await shop.projection.projectDue({ ...port, put: async (products) => void late.push(products) }, 100);
  await shop.products.setListed(productId("mug"), false);
  expect(product("mug")).toBeNull();
  for (const products of late) await port.put(products);
  expect(product("mug")).toBeNull();
  await shop.products.setListed(productId("mug"), true);
  expect(product("mug")?.variants[0]).toMatchObject({ available: true, stock: 4 });
});

test("a product deleted and made again is newer than it ever was", async () => {
  const { port, product } = memoryProjection();
  const shop = db.open({ projection: port });
  await shop.products.save(draftOf("mug"));
  for (let price = 1; price < 20; price++) await shop.products.updateVariant(priced(price));
  await db.sql`delete from products`;
  await shop.projection.projectDue(port, 100);
  await shop.products.save(draftOf("mug", { name: "Again" }));
  expect(product("mug")?.name).toBe("Again");
});

test("a product deleted and made again in the same moment is newer than it was, however far ahead that was", async () => {
  const { port, product } = memoryProjection();
  const shop = db.open({ projection: port });
  await shop.products.save(draftOf("mug"));
  await db.sql`update products set revision = revision + 1000000`;
  await db.sql`delete from products`;
  await shop.projection.projectDue(port, 100);
  await shop.products.save(draftOf("mug", { name: "Again" }));
  expect(product("mug")?.name).toBe("Again");
  expect(await db.sql`select from deleted_products`).toHaveLength(0);
});

test("a product made again while its deletion is not committed yet is newer than that", async () => {
  const { port, product } = memoryProjection();
  const shop = db.open({ projection: port });
  await shop.products.save(draftOf("mug"));
  await db.sql`update products set revision = revision + 1000000`;
  await shop.projection.projectDue(port, 100);
  let saved: Promise<unknown> = Promise.resolve();
  await db.sql.begin(async (sql) => {
    await sql`delete from products`;
    saved = shop.products.save(draftOf("mug", { name: "Again" }));
    for (let waiting = 0; waiting === 0; )
      waiting = (await sql`select from pg_locks where not granted`).length;
  });
  await saved;
  while ((await shop.projection.projectDue(port, 100)) > 0);
  expect(product("mug")?.name).toBe("Again");
});

for (const [name, away, back] of [
  [
    "listed again",
    () => db.shop.products.setListed(productId("mug"), false),
    (shop: ShopDb) => shop.products.setListed(productId("mug"), true),
  ],
  ["made again", () => db.sql`delete from products`, (shop: ShopDb) => shop.products.save(draftOf("mug"))],
] as const) {
  test(`a drop that is held up until its product is ${name} does not take it`, async () => {
    const { port, product } = memoryProjection();
    const shop = db.open({ projection: port });
    await shop.products.save(draftOf("mug"));
    await away();
    await db.shop.projection.projectDue(
      withHeldDrop(port, () => back(shop)),
      100,
    );
    expect(product("mug")?.variants[0]).toMatchObject({ available: true });
    await db.sql`update products set listed = false`;
    await shop.projection.projectDue(port, 100);
    expect(product("mug")).toBeNull();
  });
}

/** A port whose drops arrive late: what happens meanwhile happens before them. */
function withHeldDrop(port: ProjectionPort, meanwhile: () => Promise<unknown>): ProjectionPort {
  return {
    ...port,
    async drop(products) {
      await meanwhile();
      return port.drop(products);
    },
  };
}

test("several workers and shops at once leave the projection equal to the books", async () => {
  const actions = fc.array(
    fc.record({
      product: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("price", "stock", "hide", "show", "work", "break", "mend"),
      value: fc.integer({ min: 1, max: 500 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      await db.sql`delete from products`;
      const projection = memoryProjection();
      const shops = [db.open({ projection: projection.port }), db.open({ projection: projection.port })];
      for (const id of ["a", "b", "c"]) await db.shop.products.save(draftOf(id));
      await Promise.all(
        all.map(async ({ product, kind, value }, index) => {
          const shop = shops[index % 2] ?? db.shop;
          const variant = variantId(`v_${product}`);
          if (kind === "price")
            await shop.products.updateVariant({ variantId: variant, price: euros(value) });
          if (kind === "stock") await shop.products.updateVariant({ variantId: variant, stock: value });
          if (kind === "hide" || kind === "show")
            await shop.products.setListed(productId(product), kind === "show");
          if (kind === "work") await shop.projection.projectDue(projection.port, 2).catch(() => {});
          if (kind === "break" || kind === "mend")
            projection.breakWith(kind === "break" ? new Error("away") : null);
        }),
      );
      projection.breakWith(null);
      while ((await db.shop.projection.projectDue(projection.port, 50)) > 0);
      const books = await db.shop.catalog.list({ sort: "name", limit: 100 });
      expect(projection.products().sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        books.ok && books.value.items,
      );
      await Promise.all(shops.map((shop) => shop.close()));
    }),
    { numRuns: 12 },
  );
});

test("workers share the queue: what one has in hand, another leaves to it", async () => {
  for (const id of ["a", "b", "c", "d"]) await db.shop.products.save(draftOf(id));
  const rows = await queued();
  const { port } = memoryProjection();
  const inHand = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const slow = {
    ...port,
    async put(products: Parameters<typeof port.put>[0]) {
      inHand.resolve();
      await goOn.promise;
      return port.put(products);
    },
  };
  const first = db.shop.projection.projectDue(slow, 3);
  await inHand.promise;
  expect(await db.shop.projection.projectDue(port, 100)).toBe(rows - 3);
  goOn.resolve();
  expect(await first).toBe(3);
  expect(await queued()).toBe(0);
});

test("a projection that was lost is made again whole, and called complete only then", async () => {
  const rows = Array.from({ length: 230 }, (_, i) => ({
    id: `p${i}`,
    slug: `p${i}`,
    name: `p${i}`,
    description: "",
    category_slug: "things",
    position: i,
  }));
  await db.sql`insert into products ${db.sql(rows)}`;
  await db.sql`update products set listed = false where id = 'p7'`;
  const projection = memoryProjection();
  projection.breakWith(new Error("away"));
  await expect(db.shop.projection.reprojectAll(projection.port)).rejects.toThrow("away");
  expect(projection.isComplete()).toBe(false);
  projection.breakWith(null);
  const progress: [number, number][] = [];
  await db.shop.projection.reprojectAll(projection.port, (...each) => progress.push(each));
  expect(progress.at(-1)).toEqual([230, 230]);
  expect(projection.products()).toHaveLength(229);
  expect(projection.isComplete()).toBe(true);
});

test("a projection that is lost while it is filled is filled again, and given up when that does not end", async () => {
  for (const id of ["a", "b", "c"]) await db.shop.products.save(draftOf(id));
  const projection = memoryProjection();
  const losing = (times: number): ProjectionPort => ({
    ...projection.port,
    async put(products) {
      await projection.port.put(products);
      if (times-- > 0) projection.lose();
    },
  });
  await expect(db.shop.projection.reprojectAll(losing(99))).rejects.toThrow("lost");
  expect(projection.isComplete()).toBe(false);
  expect(await db.shop.projection.reprojectAll(losing(2))).toBe(3);
  expect(projection.isComplete()).toBe(true);
  expect(projection.products()).toHaveLength(3);
});

test("a refill takes away what the books do not know", async () => {
  const { port, products } = memoryProjection();
  const shop = db.open({ projection: port });
  for (const id of ["a", "b"]) await shop.products.save(draftOf(id));
  await db.sql`truncate products cascade`;
  await shop.products.save(draftOf("c"));
  await shop.projection.reprojectAll(port);
  expect(products().map(({ id }) => id)).toEqual(["c"]);
});
