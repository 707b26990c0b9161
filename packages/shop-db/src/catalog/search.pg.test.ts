import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop({ of: "the file" });

beforeAll(async () => {
  await addCategory(db.sql);
  const goods: Parameters<typeof draftOf>[] = [
    ["kettle", { name: "Copper Kettle", description: "Boils water for the whole table." }],
    ["pot", { name: "Round Teapot", keywords: "kettle Kanne", description: "Organic shape, for two." }],
    ["lamp", { name: "Desk Lamp", description: "Stands beside any kettle.", keywords: "Glühbirne" }],
    ["towel", { name: "Organic Towel" }],
    ["mug", { name: "Café Mug", description: "For organic coffee.", keywords: "Tasse Becher" }],
    ...Array.from({ length: 9 }, (_, i) => [`candle${i}`, { name: "Candle" }] as [string, { name: string }]),
  ];
  for (const [id, fields] of goods) await db.shop.products.save(draftOf(id, fields));
});

async function found(query: string, limit = 100): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await db.shop.catalog.search({ query, limit, cursor });
    if (!page.ok) throw new Error(page.problem.kind);
    ids.push(...page.value.items.map(({ id }) => id));
    if (page.value.nextCursor === null) return ids;
    cursor = page.value.nextCursor;
  }
}

test("a word in the name ranks before one in the keywords, and that before one in the description", async () => {
  expect(await found("kettle")).toEqual(["kettle", "pot", "lamp"]);
});

test("the last word may be the beginning of one, whether its stem begins alike or not", async () => {
  expect(await found("ket")).toEqual(["kettle", "pot", "lamp"]);
  expect(await found("copper ket")).toEqual(["kettle"]);
  expect(await found("ket copper")).toEqual([]);
  expect(await found("kettles")).toEqual(["kettle", "pot", "lamp"]);
  for (const beginning of ["o", "orga", "organ", "organic"])
    expect(await found(beginning)).toEqual(expect.arrayContaining(["mug", "pot", "towel"]));
  expect(await found("organi")).toEqual(["towel"]);
});

test("accents and letter case make no difference on either side", async () => {
  for (const query of ["cafe", "CAFÉ", "cafè"]) expect(await found(query)).toEqual(["mug"]);
  for (const query of ["glühbirne", "GLÜHBIRNE", "gluhbirne", "glüh"])
    expect(await found(query)).toEqual(["lamp"]);
});

test("a phrase, an alternative and an exclusion are understood", async () => {
  expect(await found('"copper kettle"')).toEqual(["kettle"]);
  expect(await found('"kettle copper"')).toEqual([]);
  expect(await found("kettle -copper")).toEqual(["pot", "lamp"]);
  expect([...(await found("lamp or teapot"))].sort()).toEqual(["lamp", "pot"]);
});

test("equal ranks are walked page by page without a gap or a repetition", async () => {
  const all = await found("candle");
  expect(all).toHaveLength(9);
  for (const limit of [1, 2, 4]) expect(await found("candle", limit)).toEqual(all);
  const ranked = await found("kettle or candle or organic");
  expect(await found("kettle or candle or organic", 1)).toEqual(ranked);
  expect(new Set(ranked).size).toBe(14);
});

test("a filter narrows a search", async () => {
  const within = (category: string) => db.shop.catalog.search({ query: "kettle", category, limit: 1 });
  expect(await within("things")).toMatchObject({ ok: true, value: { items: [{ id: "kettle" }] } });
  expect(await within("nowhere")).toEqual({ ok: true, value: { items: [], nextCursor: null } });
});

test("a query without words finds nothing", async () => {
  for (const query of [
    "",
    " ",
    "\0",
    "!!!",
    "'",
    "\\",
    '"',
    '""',
    "-",
    "&|!():*<->",
    "😀",
    "\ud800",
    "%",
    "the",
  ])
    expect(await found(query)).toEqual([]);
});

test("no query at all makes a search fail", async () => {
  const word = fc.constantFrom(
    "kettle",
    "or",
    "-",
    '"',
    "'",
    ":*",
    "&",
    "|",
    "!",
    "(",
    "\\",
    "é",
    "the",
    "1e9",
  );
  const queries = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(word).map((words) => words.join(" ")),
    fc.array(word).map((words) => words.join("")),
  );
  await fc.assert(
    fc.asyncProperty(queries, async (query) => {
      expect(await db.shop.catalog.search({ query, limit: 2 })).toHaveProperty("ok", true);
    }),
    { numRuns: 300 },
  );
});
