import { expect, test } from "vitest";
import { formatJson, parseJson } from "./json-text.ts";

test("JSON is written with a space after commas and colons, keys in the order given, undefined left out", () => {
  expect(formatJson({ b: [1, "x, y: z", null, [], {}], a: { c: true, d: undefined }, e: -0.5 })).toBe(
    '{"b": [1, "x, y: z", null, [], {}], "a": {"c": true}, "e": -0.5}',
  );
});

test("whole numbers come back digit by digit, however long; fractions and texts are left alone", () => {
  for (const text of ["9007199254740993", "-12345678901234567890", "7", "-1"])
    expect(formatJson(parseJson(`{"n":${text}}`) as never)).toBe(`{"n": ${text}}`);
  expect(parseJson("0.1234567890123456")).toBe(0.1234567890123456);
  expect(parseJson('"12345678901234567890"')).toBe("12345678901234567890");
  expect(parseJson("1e400")).toBe(Number.POSITIVE_INFINITY);
});

test("what is no JSON is undefined, also when it is nested too deep", () => {
  for (const text of ["", "{", "undefined", "'a'", `${"[".repeat(500_000)}1234567890123456`])
    expect(parseJson(text)).toBeUndefined();
});
