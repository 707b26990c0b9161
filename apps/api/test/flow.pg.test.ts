import type { Product } from "@dotcart/cart-domain";
import { createShopDb, ProductDraft } from "@dotcart/shop-db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./call.ts";
import { eventually, type FullStack, openFullStack } from "./full-stack.ts";
import { newGuest, once } from "./shop.ts";

let stack: FullStack;
beforeAll(async () => {
  stack = await openFullStack();
});
afterAll(() => stack?.stop());

type Page = { items: Product[]; nextCursor: string | null };
type Cart = {
  version: number;
  itemCount: number;
  lines: { variantId: string; quantity: number }[];
  total: { amount: number };
};

const list = async (input: object): Promise<Page> =>
  (await call(stack.handler, "catalog.list", { input })).data as Page;

/** A variant that can be bought by the thousand, as the seed promises there are. */
async function plentiful(): Promise<Product["variants"][number]> {
  const { items } = await list({ limit: 100, inStock: true });
  const found = items
    .flatMap((p) => p.variants)
    .find((v) => v.available && v.stock >= 1000 && v.max >= 1000 && v.step === 1);
  if (found === undefined) throw new Error("the seed holds no plentiful variant");
  return found;
}

test("a shopper finds a product, buys more and less of it, leaves, and finds the cart again", async () => {
  const page = await list({});
  expect(page.items).toHaveLength(24);
  const { id: variantId, price } = await plentiful();
  const guest = await newGuest(stack.handler);
  expect((await guest.call("cart.add", once({ variantId, quantity: 2 }))).data).toMatchObject({
    itemCount: 2,
    total: { amount: 2 * price.amount, currency: "EUR" },
  });
  expect((await guest.call("cart.setQuantity", once({ variantId, quantity: 7 }))).data).toMatchObject({
    itemCount: 7,
  });
  const before = (await guest.call("cart.get")).data;
  expect(before).toMatchObject({
    id: guest.cartId,
    itemCount: 7,
    lines: [{ variantId, quantity: 7, problems: [] }],
  });
  const refreshed = (await guest.call("session.refresh")).data as { token: string };
  expect((await call(stack.handler, "cart.get", { token: refreshed.token })).data).toEqual(before);
  expect((await guest.call("cart.remove", once({ variantId }))).data).toMatchObject({
    itemCount: 0,
    lines: [],
  });
});

test("lists walk every product once, filtered and sorted, and a cursor leads through one listing alone", async () => {
  const sorts = ["featured", "newest", "name", "price-asc", "price-desc"] as const;
  const sizes = new Set<number>();
  let foreign: string | null = null;
  for (const sort of sorts) {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Page = await list({ sort, limit: 50, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      foreign ??= page.nextCursor;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    sizes.add(seen.length);
  }
  expect(sizes.size).toBe(1);
  expect([...sizes][0]).toBeGreaterThanOrEqual(120);
  const wrong = await call(stack.handler, "catalog.list", { input: { sort: "name", cursor: foreign } });
  expect([wrong.status, wrong.problem]).toEqual([400, { kind: "invalid-cursor" }]);
  for (const cursor of ["", "x", "null", "%00", "e30", "\u0000"]) {
    const { status, problem } = await call(stack.handler, "catalog.list", { input: { cursor } });
    expect([cursor, status, problem]).toEqual([cursor, 400, { kind: "invalid-cursor" }]);
  }
});

test("categories, facets and search tell the same shop as the list", async () => {
  const { items: shelves } = (await call(stack.handler, "catalog.categories")).data as {
    items: { slug: string; names: object; productCount: number }[];
  };
  expect(shelves.length).toBeGreaterThanOrEqual(8);
  const [shelf] = shelves;
  const facets = (await call(stack.handler, "catalog.facets", { input: { category: shelf?.slug } })).data;
  expect(facets).toMatchObject({ productCount: shelf?.productCount });
  const { items } = await list({ category: shelf?.slug, limit: 100 });
  expect(items).toHaveLength(shelf?.productCount ?? -1);
  const [wanted] = items;
  const found = (await call(stack.handler, "catalog.search", { input: { query: wanted?.name, limit: 5 } }))
    .data as Page;
  expect(found.items[0]?.id).toBe(wanted?.id);
  for (const query of ["\u0000", "\ud800", "' or 1=1 --", "!!!", "a & | b", "%", "x".repeat(200)])
    expect([query, (await call(stack.handler, "catalog.search", { input: { query } })).status]).toEqual([
      query,
      200,
    ]);
});

test("one product is found by its name and by its variants, and is the same", async () => {
  const { items } = await list({ limit: 3 });
  for (const product of items) {
    const variantIds = product.variants.map(({ id }) => id);
    expect((await call(stack.handler, "catalog.bySlug", { input: { slug: product.slug } })).data).toEqual(
      product,
    );
    expect((await call(stack.handler, "catalog.byIds", { input: { variantIds } })).data).toEqual({
      items: [product],
    });
  }
});

test("a price that an admin changes reaches the carts within a moment, as a problem that names both prices", async () => {
  const variant = await plentiful();
  const guest = await newGuest(stack.handler);
  await guest.call("cart.add", once({ variantId: variant.id, quantity: 1 }));
  const is = { ...variant.price, amount: variant.price.amount + 100 };
  await stack.db.products.updateVariant({ variantId: variant.id, price: is });
  const { data } = await eventually(
    () => guest.call("cart.get"),
    ({ data }) => (data as Cart).total.amount === is.amount,
  );
  expect(data).toMatchObject({ lines: [{ problems: [{ kind: "price-changed", was: variant.price, is }] }] });
});

test("a product is sold from the moment an admin has put it in, though no copy knows it yet", async () => {
  const [pattern] = (await list({ limit: 1 })).items;
  const [variant] = pattern?.variants ?? [];
  const unprojected = createShopDb(stack.env.DATABASE_URL);
  const draft = ProductDraft.parse({
    ...pattern,
    id: "brand-new",
    slug: "brand-new",
    category: pattern?.category.slug,
    position: 1,
    variants: [{ ...variant, id: "brand-new-1", sku: "BRAND-NEW-1", stock: 50, max: 50 }],
  });
  expect(await unprojected.products.save(draft)).toMatchObject({ ok: true });
  await unprojected.close();
  const guest = await newGuest(stack.handler);
  expect((await guest.call("cart.add", once({ variantId: "brand-new-1", quantity: 1 }))).status).toBe(200);
});

test("a flushed Redis makes no product unknown, and the projection is put back by itself", async () => {
  const { id: variantId } = await plentiful();
  const guest = await newGuest(stack.handler);
  await stack.admin.flushdb();
  for (let i = 0; i < 20; i += 1) {
    const { status } = await guest.call("cart.add", once({ variantId, quantity: 1 }));
    expect(status).toBe(200);
  }
  await eventually(
    () => stack.admin.hlen("{catalog:1}products"),
    (kept) => kept >= 120,
  );
});

test("what nobody sells is unknown, whatever Redis holds, and no command of a cart is sent", async () => {
  const guest = await newGuest(stack.handler);
  const { status, problem } = await guest.call("cart.add", once({ variantId: "nothing", quantity: 1 }));
  expect([status, problem]).toEqual([404, { kind: "product-not-found", variantId: "nothing" }]);
  expect(await stack.admin.keys(`*${guest.cartId}*`)).toEqual([]);
});
