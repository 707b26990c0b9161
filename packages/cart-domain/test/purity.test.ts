import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const src = new URL("../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .map((path) => ({ path, text: readFileSync(new URL(path, src), "utf8") }));

const guilty = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("the domain has no clock, no randomness, no network and no environment", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(guilty(/\bDate\b|performance\.|Math\.random|crypto|fetch\(|process\.|setTimeout|console\./)).toEqual(
    [],
  );
});

test("the domain imports zod in its schemas, and nothing else from outside", () => {
  const outside = files.flatMap(({ path, text }) =>
    [...text.matchAll(/from "([^.][^"]*)"/g)].map(([, from]) => `${path.split("/")[0]}: ${from}`),
  );
  expect(new Set(outside)).toEqual(new Set(["checkout: zod", "schema: zod"]));
});

test("the cart knows nothing of checkout, so no browser loads it for its cart", () => {
  const importers = files.filter(({ text }) => /from "[^"]*\/checkout\//.test(text));
  expect(importers.map(({ path }) => path)).toEqual([]);
  expect(files.filter(({ path }) => path.startsWith("checkout/")).length).toBeGreaterThan(10);
});
