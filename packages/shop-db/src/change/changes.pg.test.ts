import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, productId, variantId } from "../../test/drafts.ts";
import { memoryProjection } from "../../test/memory-projection.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(() => addCategory(db.sql));

const pricesOf = async (id: string) =>
  (await db.shop.products.priceHistory(variantId(id))).map(({ price }) => price.amount);

test("every price a variant ever had is recorded, by whatever it was changed, the first one included", async () => {
  await db.shop.products.save(draftOf("mug", { variants: [{ price: euros(1000) }, { price: euros(1200) }] }));
  await db.shop.products.updateVariant({ variantId: variantId("v_mug"), price: euros(1100) });
  await db.shop.products.updateVariant({ variantId: variantId("v_mug"), price: euros(1100), stock: 3 });
  await db.sql`update variants set price_amount = price_amount + 50`;
  await db.shop.products.save(draftOf("mug", { variants: [{ price: euros(990) }] }));
  expect(await pricesOf("v_mug")).toEqual([1000, 1100, 1150, 990]);
  expect(await pricesOf("v_mug_1")).toEqual([1200, 1250]);
  expect(await pricesOf("nobody")).toEqual([]);
});

test("a change that is refused half-way leaves nothing behind, in the history neither", async () => {
  await db.shop.products.save(draftOf("mug"));
  const { products } = db.shop;
  const refusedWith = async (draft: ReturnType<typeof draftOf>) => {
    const result = await products.save(draft);
    return result.ok ? null : result.problem;
  };
  expect(await refusedWith(draftOf("cup", { slug: "mug" }))).toEqual({ kind: "slug-taken", slug: "mug" });
  expect(await refusedWith(draftOf("cup", { variants: [{ sku: "mug-0" }] }))).toEqual({ kind: "sku-taken" });
  expect(await refusedWith(draftOf("cup", { variants: [{}, { id: variantId("v_mug") }] }))).toEqual({
    kind: "variant-taken",
  });
  expect(await refusedWith(draftOf("cup", { category: "nowhere" }))).toEqual({
    kind: "unknown-category",
    category: "nowhere",
  });
  expect(await db.shop.catalog.productBySlug("cup")).toBeNull();
  expect(await pricesOf("v_cup")).toEqual([]);
  expect(await db.sql`select from projection_queue where product_id = 'cup'`).toHaveLength(0);
});

test("saving replaces texts, pictures and variants, and leaves the stock of a variant that exists alone", async () => {
  const image = { url: "/a.svg", alt: "A", width: 8, height: 10 };
  await db.shop.products.save(draftOf("mug", { images: [image, image], variants: [{ stock: 10 }, {}] }));
  await db.sql`update variants set stock = stock - 4 where id = 'v_mug'`;
  const third = { id: variantId("v_mug_2"), sku: "third", stock: 7 };
  await db.shop.products.save(
    draftOf("mug", { name: "Better Mug", slug: "better", images: [image], variants: [{ stock: 10 }, third] }),
  );
  expect(await db.shop.catalog.productBySlug("mug")).toBeNull();
  const product = await db.shop.catalog.productBySlug("better");
  expect(product).toMatchObject({ name: "Better Mug", images: [image] });
  expect(product?.variants.map(({ id, stock }) => [id, stock])).toEqual([
    ["v_mug", 6],
    ["v_mug_2", 7],
  ]);
});

test("a variant weighs what was said last, also when nobody says it again, and half a kilogram until then", async () => {
  const weights = async () =>
    (await db.sql`select weight_grams from variants order by id`).map(({ weight_grams }) => weight_grams);
  const save = (...grams: (number | undefined)[]) =>
    db.shop.products.save(draftOf("mug", { variants: grams.map((weightGrams) => ({ weightGrams })) }));
  await save(380, undefined);
  expect(await weights()).toEqual([380, 500]);
  await save(undefined, 90);
  expect(await weights()).toEqual([380, 90]);
  await save(0, 91, 1200);
  expect(await weights()).toEqual([0, 91, 1200]);
});

test("a change to what does not exist is refused", async () => {
  const { products } = db.shop;
  expect(await products.updateVariant({ variantId: variantId("nobody"), stock: 1 })).toEqual({
    ok: false,
    problem: { kind: "unknown-variant", variantId: "nobody" },
  });
  expect(await products.setListed(productId("nobody"), true)).toEqual({
    ok: false,
    problem: { kind: "unknown-product", productId: "nobody" },
  });
});

test("of sixty buyers at once of a stock of ten, ten are served and the stock is nought, not less", async () => {
  await db.shop.products.save(draftOf("mug", { variants: [{ stock: 10 }, { stock: 10 }] }));
  const buy = () => db.sql`update variants set stock = stock - 1 where id = 'v_mug'`;
  const served = await Promise.allSettled(Array.from({ length: 60 }, buy));
  expect(served.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  const [left] = await db.sql`select stock from variants where id = 'v_mug'`;
  expect(left?.stock).toBe(0);
});

test("of two changes of a product's variants that overlap, the later one counts the earlier one's price in", async () => {
  const { sql, shop } = db;
  await shop.products.save(draftOf("mug", { variants: [{ price: euros(5000) }, { price: euros(6000) }] }));
  let later: Promise<unknown> | undefined;
  await sql.begin(async (earlier) => {
    await earlier`update variants set price_amount = 1000 where id = 'v_mug'`;
    later = shop.products.updateVariant({ variantId: variantId("v_mug_1"), price: euros(2000) });
    for (let waiting = 0; waiting === 0; )
      waiting = (await sql`select from pg_locks where not granted`).length;
  });
  await later;
  const [row] = await sql`select lowest_price::int from products`;
  expect(row?.lowest_price).toBe(1000);
});

test("saves of a product and changes of its variants that overlap never wait for each other in a circle", async () => {
  const processes = Array.from({ length: 4 }, () => db.open());
  const both = [{ price: euros(5000) }, { price: euros(6000) }];
  await db.shop.products.save(draftOf("mug", { variants: both }));
  const changes = Array.from({ length: 24 }, (_, n) => {
    const shop = processes[n % 4] ?? db.shop;
    const price = euros(1000 + n);
    if (n % 3 === 0) return shop.products.save(draftOf("mug", { variants: [{ price }, ...both.slice(1)] }));
    const change = { variantId: variantId(n % 2 === 0 ? "v_mug" : "v_mug_1"), price };
    return n % 3 === 1 ? shop.products.updateVariant(change) : shop.merchant.updateVariant(change, "me");
  });
  for (const result of await Promise.all(changes)) expect(result).toMatchObject({ ok: true });
});

test("a revision is raised by every change that shows, and by no other", async () => {
  const { port, revision } = memoryProjection();
  const shop = db.open({ projection: port });
  const after = async (change: () => PromiseLike<unknown>) => {
    await change();
    await shop.projection.projectDue(port, 100);
    return revision("mug") ?? 0;
  };
  const { sql } = db;
  const draft = draftOf("mug", { images: [{ url: "/a", alt: "", width: 1, height: 1 }] });
  let last = await after(() => shop.products.save(draft));
  expect(last).toBeGreaterThan(0);
  for (const nothing of [
    () => shop.products.save(draft),
    () => shop.products.updateVariant({ variantId: variantId("v_mug") }),
    () => shop.products.setListed(productId("mug"), true),
    () => sql`update products set keywords = 'cup', position = 9`,
    () => sql`update variants set stock = stock`,
    () => sql`update categories set position = 4`,
  ])
    expect(await after(nothing)).toBe(last);
  for (const something of [
    () => shop.products.updateVariant({ variantId: variantId("v_mug"), stock: 3 }),
    () => shop.products.updateVariant({ variantId: variantId("v_mug"), available: false }),
    () => sql`update variants set stock = 1`,
    () => sql`update products set description = 'New.'`,
    // By hand, and back: what is later is larger all the same.
    () => sql`update products set revision = 1`,
    () => sql`update products set revision = 1, description = 'Newer.'`,
    () => sql`update images set alt = 'New'`,
    () => sql`delete from images`,
    () => sql`update categories set names = ${sql.json({ en: "New", de: "Neu" })}`,
    () => sql`update categories set slug = 'renamed'`,
  ]) {
    const next = await after(something);
    expect(next).toBeGreaterThan(last);
    last = next;
  }
});
