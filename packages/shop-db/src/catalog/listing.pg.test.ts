import { Product } from "@dotcart/cart-domain";
import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, variantId } from "../../test/drafts.ts";
import { useShop } from "../../test/shop.ts";
import type { ProductFilter } from "./port.ts";

const db = useShop();

beforeEach(async () => {
  await addCategory(db.sql, "things");
  await addCategory(db.sql, "others");
});

const save = async (...drafts: Parameters<typeof draftOf>[]) => {
  for (const [id, fields] of drafts)
    expect(await db.shop.products.save(draftOf(id, fields))).toHaveProperty("ok", true);
};

async function listed(filter: ProductFilter = {}): Promise<readonly string[]> {
  const page = await db.shop.catalog.list({ ...filter, sort: "price-asc", limit: 100 });
  return page.ok ? page.value.items.map(({ id }) => id) : [page.problem.kind];
}

test("a product comes whole, in the domain's shape, its pictures and variants in the merchant's order", async () => {
  const image = { url: "/a.svg", alt: "A", width: 8, height: 10 };
  const draft = draftOf("mug", {
    images: [image, { ...image, url: "/b.svg" }],
    variants: [
      { id: variantId("z"), price: euros(99) },
      { id: variantId("a"), min: 6, max: 60, step: 6 },
    ],
  });
  await db.shop.products.save(draft);
  const { keywords, position, category, ...shown } = draft;
  const product = await db.shop.catalog.productBySlug("mug");
  expect(product).toEqual({ ...shown, category: { slug: category, name: category } });
  expect(Product.parse(product)).toEqual(product);
});

test("one and the same variant must be in stock, available and within the prices asked for", async () => {
  await save(
    ["cheap-sold-out", { variants: [{ price: euros(500), stock: 0 }, { price: euros(2000) }] }],
    [
      "cheap-off-sale",
      {
        variants: [
          { price: euros(600), available: false },
          { price: euros(2100), stock: 0 },
        ],
      },
    ],
    ["cheap", { category: "others", variants: [{ price: euros(700), stock: 1 }] }],
  );
  expect(await listed()).toEqual(["cheap-sold-out", "cheap-off-sale", "cheap"]);
  expect(await listed({ maxPrice: 700 })).toEqual(["cheap-sold-out", "cheap-off-sale", "cheap"]);
  expect(await listed({ maxPrice: 699 })).toEqual(["cheap-sold-out", "cheap-off-sale"]);
  expect(await listed({ inStock: true })).toEqual(["cheap-sold-out", "cheap"]);
  expect(await listed({ inStock: true, maxPrice: 1000 })).toEqual(["cheap"]);
  expect(await listed({ inStock: false, minPrice: 2100 })).toEqual(["cheap-off-sale"]);
  expect(await listed({ minPrice: 501, maxPrice: 599 })).toEqual([]);
  expect(await listed({ category: "others" })).toEqual(["cheap"]);
  expect(await listed({ category: "nowhere" })).toEqual([]);
});

test("a product that is not listed, or has nothing to sell, is not found by any way in", async () => {
  await save(["kept"], ["hidden"], ["empty"]);
  await db.sql`update products set listed = false where id = 'hidden'`;
  await db.sql`delete from variants where product_id = 'empty'`;
  expect(await listed()).toEqual(["kept"]);
  expect(await db.shop.catalog.productBySlug("hidden")).toBeNull();
  expect(await db.shop.catalog.productsByVariantIds([variantId("v_hidden")])).toEqual([]);
  const found = await db.shop.catalog.search({ query: "hidden", limit: 10 });
  expect(found).toEqual({ ok: true, value: { items: [], nextCursor: null } });
  expect((await db.shop.catalog.categories()).map((each) => [each.slug, each.productCount])).toEqual([
    ["others", 0],
    ["things", 1],
  ]);
});

test("the products of some variants come each once, in the order the variants name them; unknown ones are absent", async () => {
  await save(["a", { variants: [{}, {}] }], ["b"], ["c"]);
  const ids = ["v_c", "nobody", "__proto__", "v_a_1", "v_c", "v_a"].map(variantId);
  expect((await db.shop.catalog.productsByVariantIds(ids)).map(({ id }) => id)).toEqual(["c", "a"]);
  expect(await db.shop.catalog.productsByVariantIds([])).toEqual([]);
});

test("a cursor that was forged, damaged or made for another listing is refused", async () => {
  await save(["a"], ["b"], ["c"]);
  const page = await db.shop.catalog.list({ sort: "name", limit: 1 });
  const cursor = page.ok ? page.value.nextCursor : null;
  if (cursor === null) throw new Error("There is a second page.");
  const refused = { ok: false, problem: { kind: "invalid-cursor" } };
  const { catalog } = db.shop;
  for (const forged of ["", "x", `${cursor}A`, cursor.slice(1), `${cursor}=`, "'; drop table products; --"])
    expect(await catalog.list({ sort: "name", limit: 1, cursor: forged })).toEqual(refused);
  expect(await catalog.list({ sort: "price-asc", limit: 1, cursor })).toEqual(refused);
  expect(await catalog.list({ sort: "name", inStock: true, limit: 1, cursor })).toEqual(refused);
  expect(await catalog.search({ query: "name", limit: 1, cursor })).toEqual(refused);
  const cheapest = await catalog.list({ sort: "price-asc", limit: 1 });
  const cheapestCursor = cheapest.ok ? (cheapest.value.nextCursor ?? "") : "";
  expect(await catalog.list({ sort: "price-asc", limit: 1, cursor: cheapestCursor })).toHaveProperty(
    "ok",
    true,
  );
  expect(await catalog.list({ sort: "price-desc", limit: 1, cursor: cheapestCursor })).toEqual(refused);
  expect(await catalog.list({ sort: "name", limit: 5, cursor })).toHaveProperty("value.items.length", 2);
});

test("facets say how many products a filter leaves and between which prices", async () => {
  await save(["a", { variants: [{ price: euros(300) }, { price: euros(900) }] }]);
  await save(["b", { category: "others", variants: [{ price: euros(500), stock: 0 }] }]);
  const { catalog } = db.shop;
  expect(await catalog.facets({})).toEqual({
    productCount: 2,
    inStockCount: 1,
    prices: { from: euros(300), to: euros(900) },
  });
  expect(await catalog.facets({ category: "others" })).toMatchObject({
    inStockCount: 0,
    prices: { to: euros(500) },
  });
  expect(await catalog.facets({ minPrice: 1000 })).toEqual({
    productCount: 0,
    inStockCount: 0,
    prices: null,
  });
});
