import fc from "fast-check";
import { expect, test } from "vitest";
import { queryWords } from "./query-words.ts";

const beginningOf = (query: string) => queryWords(query).beginning;

test("the last word may be the beginning of one", () => {
  expect(queryWords("copper ket")).toEqual({ text: "copper ket", before: "copper ", beginning: "ket" });
  expect(beginningOf("glühb")).toBe("glühb");
  expect(beginningOf("t-shi")).toBe("shi");
});

test("a word that is finished, excluded or inside a phrase is none", () => {
  for (const query of ["kettle ", "kettle,", "tea -ket", "-ket", '"copper ket', "", "!!!"])
    expect(beginningOf(query)).toBeNull();
  expect(beginningOf('"copper kettle" la')).toBe("la");
});

test("letters and digits alone get into the beginning, whatever the query is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (query) => {
      const { text, before, beginning } = queryWords(query);
      expect(text.isWellFormed()).toBe(true);
      expect([...text].length).toBeLessThanOrEqual(200);
      expect(text).not.toMatch(/\p{Cc}/u);
      if (beginning === null) return;
      expect(beginning).toMatch(/^[\p{L}\p{N}]+$/u);
      expect(before + beginning).toBe(text);
    }),
  );
});
