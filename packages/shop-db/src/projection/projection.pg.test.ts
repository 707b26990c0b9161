import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, productId, variantId } from "../../test/drafts.ts";
import { memoryProjection } from "../../test/memory-projection.ts";
import { useShop } from "../../test/shop.ts";

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
  const off: Parameters<typeof port.put>[0][] = [];
  const watched = db.open({
    projection: { ...port, put: (products) => port.put(products).then(() => void off.push(products)) },
  });
  await watched.products.setListed(productId("mug"), false);
  expect(off.flat().map((each) => each.product.variants[0]?.available)).toEqual([false]);
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
