import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { messages } from "./messages.ts";

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );

/** The names a sentence is given: `{name}` and `{name, plural, …}`, not the branches inside. */
const argumentsOf = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{([a-z]\w*)(?=[,}])/g)].map(([, name = ""]) => name))].sort();

const english = new Map(flat(messages.en));
const german = new Map(flat(messages.de));

describe("the two languages", () => {
  test("say the same things", () => {
    expect([...german.keys()]).toEqual([...english.keys()]);
  });

  test.each([...english.keys()])("%s takes the same arguments in both", (key) => {
    expect(argumentsOf(german.get(key) ?? "")).toEqual(argumentsOf(english.get(key) ?? ""));
  });

  test("say nothing that no page uses", () => {
    const sources = sourceText(resolve(import.meta.dirname, ".."));
    const unused = [...english.keys()].filter((key) => {
      const last = key.slice(key.lastIndexOf(".") + 1);
      const [stem = ""] = last.split("_");
      if (stem !== last) return !sources.includes(`${stem}_\${`);
      return !new RegExp(`["'\`.](?:${key}|${last})\\b`).test(sources);
    });
    expect(unused).toEqual([]);
  });
});

function sourceText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}
