import { type ProductId, variantsOf } from "@dotcart/cart-domain";
import { beforeEach, expect, test } from "vitest";
import { productOf, variantId } from "../../test/products.ts";
import { useTestRedis } from "../../test/test-redis.ts";
import { type CatalogProjection, createCatalogProjection } from "./projection.ts";

const server = useTestRedis();
let catalog: CatalogProjection;

beforeEach(async () => {
  await server.redis.flushall();
  catalog = createCatalogProjection(server.redis);
});

const productId = (id: string) => id as ProductId;
const unknown = variantId("nowhere");
const markComplete = async () => catalog.markComplete(await catalog.startFilling());

test("a product is found whole by its id, its slug and its variants", async () => {
  const tea = productOf("tea", {
    slug: "fine-tea",
    variants: [{ id: "tea-100" }, { id: "tea-250", stock: 0 }],
  });
  await catalog.put([{ product: tea, revision: 1 }]);
  await markComplete();
  expect(await catalog.productBySlug("fine-tea")).toEqual(tea);
  expect(await catalog.productsByIds([tea.id])).toEqual(new Map([[tea.id, tea]]));
  expect(await catalog.variantsByIds([variantId("tea-250"), unknown, variantId("tea-100")])).toEqual(
    new Map(variantsOf(tea).map((variant) => [variant.id, variant])),
  );
});

test("products of some variants come each once, in the order the variants name them", async () => {
  const tea = productOf("tea", { variants: [{ id: "tea-100" }, { id: "tea-250" }] });
  const cup = productOf("cup");
  await catalog.put([tea, cup].map((product) => ({ product, revision: 1 })));
  await markComplete();
  const ids = ["cup-1", "tea-250", "nowhere", "tea-100"].map(variantId);
  expect(await catalog.productsByVariantIds(ids)).toEqual([cup, tea]);
});

test("an older revision never overwrites a newer one, and the same one may be put again", async () => {
  const older = productOf("tea", { variants: [{ id: "tea-1", price: 100 }] });
  const newer = productOf("tea", { variants: [{ id: "tea-1", price: 200 }] });
  await catalog.put([{ product: newer, revision: 10 }]);
  await catalog.put([{ product: older, revision: 9 }]);
  await catalog.put([{ product: newer, revision: 10 }]);
  expect(await catalog.productsByIds([newer.id])).toEqual(new Map([[newer.id, newer]]));
  expect((await catalog.variantsByIds([variantId("tea-1")])).get(variantId("tea-1"))?.price.amount).toBe(200);
});

test("a product that changes its slug is no longer found by the old one", async () => {
  await catalog.put([{ product: productOf("tea", { slug: "old" }), revision: 1 }]);
  await catalog.put([{ product: productOf("tea", { slug: "new" }), revision: 2 }]);
  await markComplete();
  expect(await catalog.productBySlug("old")).toBeNull();
  expect((await catalog.productBySlug("new"))?.id).toBe("tea");
});

test("a slug that another product took over stays with it when its first owner's change arrives late", async () => {
  await catalog.put([{ product: productOf("tea", { slug: "best" }), revision: 1 }]);
  await catalog.put([{ product: productOf("cup", { slug: "best" }), revision: 2 }]);
  await catalog.put([{ product: productOf("tea", { slug: "second" }), revision: 3 }]);
  expect((await catalog.productBySlug("best"))?.id).toBe("cup");
});

test("a variant that its product no longer has is gone", async () => {
  await catalog.put([{ product: productOf("tea", { variants: [{ id: "a" }, { id: "b" }] }), revision: 1 }]);
  await catalog.put([{ product: productOf("tea", { variants: [{ id: "b" }, { id: "c" }] }), revision: 2 }]);
  await markComplete();
  expect([...(await catalog.variantsByIds(["a", "b", "c"].map(variantId))).keys()]).toEqual(["b", "c"]);
});

test("a variant that moved to another product stays there when the first product's change arrives late", async () => {
  await catalog.put([{ product: productOf("tea", { variants: [{ id: "a" }, { id: "b" }] }), revision: 1 }]);
  await catalog.put([{ product: productOf("cup", { variants: [{ id: "b" }] }), revision: 2 }]);
  await catalog.put([{ product: productOf("tea", { variants: [{ id: "a" }] }), revision: 3 }]);
  expect((await catalog.variantsByIds([variantId("b")])).get(variantId("b"))?.product.id).toBe("cup");
});

test("a dropped product leaves nothing to be found and does not come back by a late write", async () => {
  const tea = productOf("tea");
  await catalog.put([{ product: tea, revision: 4 }]);
  await markComplete();
  await catalog.drop([{ id: tea.id, revision: 4 }]);
  await catalog.put([{ product: tea, revision: 4 }]);
  expect(await catalog.productBySlug("tea")).toBeNull();
  expect(await catalog.productsByIds([tea.id])).toEqual(new Map());
  expect(await catalog.variantsByIds([variantId("tea-1")])).toEqual(new Map());
  await catalog.put([{ product: tea, revision: 5 }]);
  expect((await catalog.productBySlug("tea"))?.id).toBe("tea");
});

test("a drop that arrives late does not take a product that is later than it", async () => {
  const tea = productOf("tea");
  await catalog.put([{ product: tea, revision: 6 }]);
  await catalog.drop([{ id: tea.id, revision: 5 }]);
  expect((await catalog.productBySlug("tea"))?.id).toBe("tea");
});

test("whatever the order in which puts and drops of a product arrive, the same is left", async () => {
  const tea = productOf("tea");
  const steps = [
    { name: "put 1", run: () => catalog.put([{ product: tea, revision: 1 }]) },
    { name: "drop 1", run: () => catalog.drop([{ id: tea.id, revision: 1 }]) },
    { name: "put 2", run: () => catalog.put([{ product: tea, revision: 2 }]) },
    { name: "drop 2", run: () => catalog.drop([{ id: tea.id, revision: 2 }]) },
  ];
  const last = (some: readonly { name: string }[]) =>
    ["drop 2", "put 2", "drop 1", "put 1"].find((name) => some.some((step) => step.name === name));
  for (const order of arrangements(steps)) {
    for (let count = 1; count <= order.length; count += 1) {
      await server.redis.flushall();
      await markComplete();
      const some = order.slice(0, count);
      for (const { run } of some) await run();
      const names = some.map(({ name }) => name).join();
      expect([names, (await catalog.productBySlug("tea"))?.id ?? null]).toEqual([
        names,
        last(some)?.startsWith("put") ? "tea" : null,
      ]);
    }
  }
});

test("what is kept can be walked through, and what was dropped is not among it", async () => {
  const products = Array.from({ length: 1200 }, (_, i) => productOf(`p${i}`));
  await catalog.put(products.map((product, i) => ({ product, revision: i + 1 })));
  await catalog.drop([
    { id: productId("p7"), revision: 8 },
    { id: productId("never-there"), revision: 1 },
  ]);
  await markComplete();
  const seen = new Map<string, number>();
  for await (const page of catalog.kept()) for (const { id, revision } of page) seen.set(id, revision);
  expect(seen).toEqual(
    new Map(products.flatMap(({ id }, i) => (i === 7 ? [] : [[id as string, i + 1] as const]))),
  );
});

test("a filling that was flushed in between cannot be called complete, a new one can", async () => {
  const life = await catalog.startFilling();
  await catalog.put([{ product: productOf("tea"), revision: 1 }]);
  await server.redis.flushall();
  await catalog.put([{ product: productOf("cup"), revision: 1 }]);
  expect(await catalog.markComplete(life)).toBe(false);
  expect(await catalog.isComplete()).toBe(false);
  const again = await catalog.startFilling();
  expect(await catalog.markComplete(life)).toBe(false);
  expect(await catalog.markComplete(again)).toBe(true);
  expect(await catalog.isComplete()).toBe(true);
});

test("two that fill at once do not disturb each other", async () => {
  const [one, other] = [await catalog.startFilling(), await catalog.startFilling()];
  expect(await catalog.markComplete(one)).toBe(true);
  expect(await catalog.markComplete(other)).toBe(true);
});

test("what is missing is unknown only when the whole catalogue is there; otherwise a read rejects", async () => {
  const tea = productOf("tea");
  await catalog.put([{ product: tea, revision: 1 }]);
  expect(await catalog.isComplete()).toBe(false);
  expect((await catalog.productBySlug("tea"))?.id).toBe("tea");
  await expect(catalog.productBySlug("cup")).rejects.toThrow("not complete");
  await expect(catalog.variantsByIds([variantId("tea-1"), unknown])).rejects.toThrow("not complete");
  await markComplete();
  expect(await catalog.isComplete()).toBe(true);
  expect(await catalog.productBySlug("cup")).toBeNull();
  expect((await catalog.variantsByIds([variantId("tea-1"), unknown])).size).toBe(1);
  await server.redis.flushall();
  expect(await catalog.isComplete()).toBe(false);
  await expect(catalog.variantsByIds([variantId("tea-1")])).rejects.toThrow("not complete");
});

test("ids that name a property of every object are as unknown as others", async () => {
  await markComplete();
  const names = ["__proto__", "constructor", "toString"].map(variantId);
  expect((await catalog.variantsByIds(names)).size).toBe(0);
});

test("a whole catalogue is put in few requests and read back in one", async () => {
  const products = Array.from({ length: 300 }, (_, i) =>
    productOf(`p${i}`, { variants: [{ id: `p${i}-a` }, { id: `p${i}-b` }] }),
  );
  await catalog.put(products.map((product) => ({ product, revision: 1 })));
  const ids = products.flatMap((product) => product.variants.map((variant) => variant.id));
  expect((await catalog.variantsByIds(ids)).size).toBe(600);
});

/** Every order of these. */
function arrangements<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length === 0) return [[]];
  return all.flatMap((first, index) => arrangements(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}
