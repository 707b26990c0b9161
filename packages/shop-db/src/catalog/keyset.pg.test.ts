import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { addCategory, draftOf, euros, variantId } from "../../test/drafts.ts";
import { useShop } from "../../test/shop.ts";
import { type ProductFilter, type ProductSort, productSorts } from "./port.ts";

const db = useShop({ of: "the file" });
const at = (text: string) => new Date(`2026-01-${text}T00:00:00Z`);

/** Few different keys, so that most places are told apart by id alone. */
const names = ["Äpfel", "apple", "Apple", "zebra", "éclair"];
const form = fc.record({
  price: fc.constantFrom<number[]>(500, 1000, 1000, 2500),
  stock: fc.constantFrom<number[]>(0, 1, 20),
  available: fc.boolean(),
});
const goods = fc.array(
  fc.record({
    name: fc.constantFrom(...names),
    position: fc.integer({ min: 0, max: 3 }),
    day: fc.constantFrom("01", "02", "03"),
    category: fc.constantFrom("things", "others"),
    forms: fc.array(form, { minLength: 1, maxLength: 3 }),
    isRestless: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);
const filters: fc.Arbitrary<ProductFilter> = fc.record(
  {
    category: fc.constantFrom("things", "others", "nowhere"),
    inStock: fc.boolean(),
    minPrice: fc.constantFrom(0, 500, 1000, 1001),
    maxPrice: fc.constantFrom(499, 1000, 2500),
  },
  { requiredKeys: [] },
);
const upheaval = fc.record({
  kind: fc.constantFrom("reprice", "rename", "unlist", "relist", "delete", "insert"),
  pick: fc.nat(),
  price: fc.constantFrom(400, 1000, 3000),
  name: fc.constantFrom(...names),
});

type Goods = typeof goods extends fc.Arbitrary<infer Value> ? Value : never;
type Upheaval = typeof upheaval extends fc.Arbitrary<infer Value> ? Value : never;

beforeAll(async () => {
  await addCategory(db.sql, "things");
  await addCategory(db.sql, "others");
});

async function fill(made: Goods): Promise<void> {
  await db.sql`delete from products`;
  const rows = made.map(({ name, position, day, category }, index) => ({
    id: `p${index}`,
    slug: `p${index}`,
    description: "",
    published_at: at(day),
    category_slug: category,
    name,
    position,
  }));
  await db.sql`insert into products ${db.sql(rows)}`;
  const forms = made.flatMap(({ forms }, product) =>
    forms.map(({ price, ...rest }, position) => ({
      id: `p${product}_${position}`,
      product_id: `p${product}`,
      sku: `p${product}_${position}`,
      name: "",
      price_amount: price,
      price_currency: "EUR",
      position,
      ...rest,
    })),
  );
  await db.sql`insert into variants ${db.sql(forms)}`;
}

async function shake({ kind, pick, price, name }: Upheaval, restless: readonly string[]): Promise<void> {
  const id = restless[pick % restless.length] ?? "none";
  const { sql } = db;
  switch (kind) {
    case "reprice":
      await sql`update variants set price_amount = ${price}, stock = ${pick % 3} where product_id = ${id}`;
      break;
    case "rename":
      await sql`update products set name = ${name}, position = ${pick % 4} where id = ${id}`;
      break;
    case "unlist":
      await sql`update products set listed = false where id = ${id}`;
      break;
    case "relist":
      await sql`update products set listed = true where id = ${id}`;
      break;
    case "delete":
      await sql`delete from products where id = ${id}`;
      break;
    case "insert":
      await db.shop.products.save(draftOf(`new${pick % 50}`, { name, variants: [{ price: euros(price) }] }));
      break;
  }
}

/** Every page in turn; something happens between two of them. */
async function walk(
  request: ProductFilter & { readonly sort: ProductSort; readonly limit: number },
  between: () => Promise<void>,
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await db.shop.catalog.list({ ...request, cursor });
    if (!page.ok) throw new Error(page.problem.kind);
    seen.push(...page.value.items.map(({ id }) => id));
    if (page.value.nextCursor === null) return seen;
    expect(page.value.items).toHaveLength(request.limit);
    cursor = page.value.nextCursor;
    await between();
  }
}

function isWanted(product: Goods[number], { category, inStock, minPrice, maxPrice }: ProductFilter): boolean {
  if (category !== undefined && product.category !== category) return false;
  return product.forms.some(
    ({ price, stock, available }) =>
      !(inStock === true && (!available || stock === 0)) &&
      price >= (minPrice ?? 0) &&
      price <= (maxPrice ?? Number.POSITIVE_INFINITY),
  );
}

test.each(productSorts)(
  "walking by %s shows every product that keeps its place exactly once, in order, whatever happens to the others",
  async (sort) => {
    await fc.assert(
      fc.asyncProperty(
        goods,
        filters,
        fc.integer({ min: 1, max: 7 }),
        fc.array(upheaval, { minLength: 1 }),
        async (made, filter, limit, upheavals) => {
          await fill(made);
          const idsOf = (isRestless: boolean) =>
            made.flatMap((product, index) => (product.isRestless === isRestless ? [`p${index}`] : []));
          const calm = new Set(idsOf(false));
          let turn = 0;
          const seen = await walk({ ...filter, sort, limit }, async () => {
            const next = upheavals[turn++ % upheavals.length];
            if (next !== undefined) await shake(next, idsOf(true));
          });

          const seenCalm = seen.filter((id) => calm.has(id));
          const wanted = made.flatMap((product, index) =>
            !product.isRestless && isWanted(product, filter) ? [`p${index}`] : [],
          );
          expect([...seenCalm].sort()).toEqual(wanted.sort());
          const whole = await walk({ ...filter, sort, limit: 100 }, async () => {});
          expect(seenCalm).toEqual(whole.filter((id) => calm.has(id)));
        },
      ),
      { numRuns: 25 },
    );
  },
);

test("prices are walked upwards and downwards, names as a dictionary has them", async () => {
  await fill(
    [700, 300, 500].map((price, index) => ({
      name: names[index] ?? "",
      position: 0,
      day: "01",
      category: "things",
      forms: [
        { price, stock: 1, available: true },
        { price: 900, stock: 1, available: true },
      ],
      isRestless: false,
    })),
  );
  const by = (sort: ProductSort) => walk({ sort, limit: 2 }, async () => {});
  expect(await by("price-asc")).toEqual(["p1", "p2", "p0"]);
  expect(await by("price-desc")).toEqual(["p0", "p2", "p1"]);
  expect(await by("name")).toEqual(["p0", "p1", "p2"]);
  await db.shop.products.updateVariant({ variantId: variantId("p0_1"), price: euros(100) });
  expect(await by("price-asc")).toEqual(["p0", "p1", "p2"]);
});
