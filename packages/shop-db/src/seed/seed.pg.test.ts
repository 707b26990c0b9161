import { expect, test } from "vitest";
import { addCategory, draftOf, euros, productId, variantId } from "../../test/drafts.ts";
import { newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
const everything = async () => ({
  categories: [...(await db.sql`select * from categories order by slug`)],
  products: [...(await db.sql`select *, 0 as revision from products order by id`)],
  variants: [...(await db.sql`select * from variants order by id`)],
  images: [...(await db.sql`select * from images order by product_id, position`)],
});

test("seeding twice is seeding once, also by two processes at the same time", async () => {
  const [first, second] = await Promise.all([db.shop.seed(), db.open().seed()]);
  const counts = [first.products, second.products].sort((a, b) => b - a);
  expect(counts[0]).toBeGreaterThanOrEqual(120);
  expect(counts[1]).toBe(0);
  const before = await everything();
  const revisions = await db.sql`select id, revision from products order by id`;
  expect(await db.shop.seed()).toEqual({ categories: 0, products: 0, variants: 0 });
  expect(await everything()).toEqual(before);
  expect(await db.sql`select id, revision from products order by id`).toEqual(revisions);
});

test("two shops seeded from nothing hold the same, but for the moment of it", async () => {
  await db.shop.seed();
  const first = await everything();
  await db.sql`delete from products`;
  await db.sql`delete from categories`;
  await db.shop.seed();
  expect(await everything()).toEqual(first);
});

test("what a merchant changed stays as it is; a reset takes it back", async () => {
  await db.shop.seed();
  const before = await everything();
  await addCategory(db.sql);
  const mug = variantId("v_harbour-mug-sage");
  await db.shop.products.updateVariant({ variantId: mug, price: euros(1234), stock: 1 });
  await db.shop.products.setListed(productId("p_kestrel"), false);
  await db.shop.products.save(draftOf("mine"));
  await db.sql`delete from variants where id = 'v_harbour-mug-oat'`;
  const changed = await everything();
  await db.shop.seed();
  expect(await everything()).toEqual(changed);

  await db.shop.seed({ reset: true });
  expect(await everything()).toEqual(before);
  const prices = await db.shop.products.priceHistory(mug);
  expect(prices.map(({ price }) => price.amount)).toEqual([1890]);
});

const terms = async () => ({
  tax: [...(await db.sql`select * from tax_rates order by country`)],
  delivery: [...(await db.sql`select * from delivery_methods order by position`)],
  codes: [...(await db.sql`select * from discount_codes order by code`)],
});

test("a new shop sells to fourteen countries, delivers in three ways and takes one code of each kind", async () => {
  await Promise.all([db.shop.seed(), db.open().seed()]);
  const { tax, delivery, codes } = await terms();
  expect(tax).toHaveLength(14);
  expect(tax).toContainEqual({ country: "DE", basis_points: 1900 });
  expect(delivery.map(({ id, base, per_kilogram }) => [id, Number(base), per_kilogram])).toEqual([
    ["standard", 490, null],
    ["express", 990, null],
    ["freight", 490, "120"],
  ]);
  expect(codes.map(({ code, kind }) => [code, kind])).toEqual([
    ["EXPIRED", "percent"],
    ["FIVER", "fixed"],
    ["FREESHIP", "free-delivery"],
    ["LASTONE", "percent"],
    ["WELCOME10", "percent"],
  ]);
});

test("terms that a merchant changed or took away stay so, and what was used stays used; a reset takes it back", async () => {
  await db.shop.seed();
  const before = await terms();
  await db.sql`delete from discount_codes where code = 'WELCOME10'`;
  await db.sql`update discount_codes set uses = 1 where code = 'LASTONE'`;
  await db.sql`delete from tax_rates where country = 'GB'`;
  await db.sql`update delivery_methods set offered = false where id = 'freight'`;
  const changed = await terms();
  await db.shop.seed();
  expect(await terms()).toEqual(changed);
  await db.shop.seed({ reset: true });
  expect(await terms()).toEqual(before);
});

test("orders outlive a reset: a code that they used is used, and the last one can be given back", async () => {
  await db.shop.seed();
  const code = { name: "LASTONE", amount: 200 };
  const lines = [{ id: "v_harbour-mug-sage", price: 1890 }];
  const placed = await db.shop.orders.place(newOrder(lines, { code }));
  expect(placed.kind).toBe("placed");
  await db.shop.seed({ reset: true });
  const uses = async () => (await db.sql`select uses from discount_codes where code = 'LASTONE'`)[0]?.uses;
  expect(await uses()).toBe(1);
  expect(await db.shop.orders.place(newOrder(lines, { code }))).not.toMatchObject({ kind: "placed" });

  if (placed.kind !== "placed") return;
  const { id } = placed.order;
  await db.shop.orders.drive(id, { driver: "me", milliseconds: 30_000 });
  expect(await db.shop.orders.note(id, "me", { state: "declined", reference: null })).not.toBeNull();
  expect(await uses()).toBe(0);
});

test("the prices are in the shop's currency, of goods and of delivery", async () => {
  await db.shop.seed({ currency: "CHF" });
  expect(new Set((await terms()).delivery.map(({ currency }) => currency))).toEqual(new Set(["CHF"]));
  expect(await db.shop.catalog.facets({})).toHaveProperty("prices.from.currency", "CHF");
  await expect(db.shop.seed({ currency: "chf" })).rejects.toThrow();
});

test("the seeded shop is walked from the first page to the last, and searched", async () => {
  await db.shop.seed();
  const { catalog } = db.shop;
  const page = await catalog.list({ sort: "featured", limit: 24 });
  const shelves = new Set(page.ok ? page.value.items.map(({ category }) => category.slug) : []);
  expect(shelves.size).toBeGreaterThanOrEqual(8);
  for (const [query, slug] of [
    ["kettle", "kestrel-gooseneck-kettle"],
    ["wolldecke", "highland-wool-throw"],
    ["rucksack", "tram-line-backpack"],
    ["fountain p", "piston-fountain-pen"],
  ] as const) {
    const found = await catalog.search({ query, limit: 5 });
    expect(found.ok && found.value.items.map((item) => item.slug), query).toContain(slug);
  }
});
