import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const home = new URL("../", import.meta.url);
const RULE = /\[([A-Z]+\d+)\]/g;

const rulesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(RULE)].map(([rule]) => rule));

const promised = rulesIn(readFileSync(new URL("SPEC.md", home), "utf8"));
const tested = rulesIn(
  ["src", "test"]
    .flatMap((folder) =>
      readdirSync(new URL(folder, home), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".test.ts"))
        .map((path) => readFileSync(new URL(`${folder}/${path}`, home), "utf8")),
    )
    .flatMap((text) => text.match(/^\s*test\("\[.*$/gm) ?? [])
    .join("\n"),
);

test("every rule of SPEC.md is the name of a test", () => {
  expect([...promised].filter((rule) => !tested.has(rule))).toEqual([]);
  expect(promised.size).toBeGreaterThan(60);
});

test("every rule a test names is in SPEC.md", () => {
  expect([...tested].filter((rule) => !promised.has(rule))).toEqual([]);
});
