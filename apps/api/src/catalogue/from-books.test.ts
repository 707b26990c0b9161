import { ProductId, type Variant, VariantId, variantsOf } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { allGoods, milk, rare } from "../../test/goods.ts";
import { createGuard } from "../guard.ts";
import { catalogueFromBooks } from "./from-books.ts";

const [milkId, rareId, unknownId] = ["milk-1", "rare-1", "nothing"].map((id) => VariantId.parse(id)) as [
  VariantId,
  VariantId,
  VariantId,
];

/** A projection that holds `projected` (or fails), books that hold everything (or fail), and what was asked of whom. */
function catalogue({
  projected = [milk],
  projectionFails = false,
  booksFail = false,
  projectionHangs = false,
} = {}) {
  const asked: string[] = [];
  const variants = new Map<VariantId, Variant>(
    projected.flatMap(variantsOf).map((variant) => [variant.id, variant]),
  );
  const port = catalogueFromBooks({
    books: {
      async productsByVariantIds(ids) {
        asked.push(`books ${ids.join()}`);
        if (booksFail) throw new Error("Postgres is away");
        return allGoods.filter((product) => product.variants.some(({ id }) => ids.includes(id)));
      },
      productBySlug: async (slug) => allGoods.find((product) => product.slug === slug) ?? null,
    },
    async projected(ids) {
      asked.push(`projection ${ids.join()}`);
      if (projectionHangs) await new Promise(() => {});
      if (projectionFails) throw new Error("incomplete");
      return new Map(ids.flatMap((id) => (variants.has(id) ? [[id, variants.get(id) as Variant]] : [])));
    },
    projectionMilliseconds: 20,
    guard: createGuard({ dependency: "catalogue", milliseconds: 1000 }),
    readGuard: createGuard({ dependency: "catalogue", milliseconds: 1000 }),
    onGap: (ids) => void asked.push(`gap ${ids.join()}`),
  });
  return { asked, port };
}

const idsOf = (found: ReadonlyMap<VariantId, Variant>) => [...found.keys()];

test("what the projection knows is not looked up in the books", async () => {
  const { asked, port } = catalogue();
  expect(idsOf(await port.variantsByIds([milkId]))).toEqual([milkId]);
  expect(asked).toEqual(["projection milk-1"]);
});

test("what the projection does not know yet is looked up in the books, and the gap is told", async () => {
  const { asked, port } = catalogue();
  const found = await port.variantsByIds([milkId, rareId]);
  expect([idsOf(found), found.get(rareId)?.product.id]).toEqual([[milkId, rareId], rare.id]);
  expect(asked).toEqual(["projection milk-1,rare-1", "books rare-1", "gap rare-1"]);
});

test("of what the projection does not know, the gap is what the books do know", async () => {
  const { asked, port } = catalogue();
  await port.variantsByIds([unknownId, rareId]);
  expect(asked.at(-1)).toBe("gap rare-1");
});

test("what neither knows is absent, and no gap", async () => {
  const { asked, port } = catalogue();
  expect(idsOf(await port.variantsByIds([unknownId]))).toEqual([]);
  expect(asked).toEqual(["projection nothing", "books nothing"]);
});

test("a projection that fails or falls silent is no reason to know nothing", async () => {
  for (const fault of [{ projectionFails: true }, { projectionHangs: true }]) {
    const { port } = catalogue(fault);
    expect(idsOf(await port.variantsByIds([milkId, unknownId]))).toEqual([milkId]);
  }
});

test("while the books are away, a projection that answers decides alone", async () => {
  const { port } = catalogue({ booksFail: true });
  expect(idsOf(await port.variantsByIds([milkId, unknownId]))).toEqual([milkId]);
});

test("while both are away, nothing is called unknown", async () => {
  const { port } = catalogue({ projectionFails: true, booksFail: true });
  await expect(port.variantsByIds([milkId])).rejects.toMatchObject({
    problem: { kind: "dependency-unavailable", dependency: "catalogue" },
  });
});

test("an unlisted sibling of a variant that was asked for does not slip in", async () => {
  const { port } = catalogue({ projected: [] });
  const found = await port.variantsByIds([rareId]);
  expect([...found.values()].map(({ product }) => product.id)).toEqual([ProductId.parse("rare")]);
});
