import { expect, test } from "vitest";
import { Dot, Rid } from "./dot.ts";
import { CartId, OperationId, ProductId, VariantId } from "./ids.ts";

type Parser = { safeParse(value: unknown): { success: boolean } };
const taken = (schema: Parser, values: readonly unknown[]) =>
  values.filter((value) => schema.safeParse(value).success);
const odd = [
  "",
  " ",
  "a b",
  "tea\n",
  "\ntea",
  "ä",
  "a/b",
  "a.b",
  7,
  null,
  undefined,
  {},
  ["tea"],
  "x".repeat(129),
];

test("[CX6] a rid is 12 URL-safe characters, a dot a rid and a counter from 1 to 2^31 − 1 without leading zero", () => {
  expect(taken(Rid, [...odd, "x".repeat(11), "x".repeat(13), "aZ0_-aaaaaaa"])).toEqual(["aZ0_-aaaaaaa"]);
  const rid = "x".repeat(12);
  const dots = [0, 1, "01", 2_147_483_647, 2_147_483_648, -1, 1.5, "1e3", "", "99999999999"].map(
    (n) => `${rid}:${n}`,
  );
  expect(taken(Dot, [...odd, rid, ...dots])).toEqual([`${rid}:1`, `${rid}:2147483647`]);
});

test("[WI5] ids are URL-safe and of bounded length", () => {
  for (const schema of [VariantId, ProductId])
    expect(taken(schema, [...odd, "x".repeat(64), "x".repeat(65), "tea-250_g"])).toEqual([
      "x".repeat(64),
      "tea-250_g",
    ]);
  expect(taken(CartId, [...odd, "x".repeat(21), "x".repeat(22), "x".repeat(23)])).toEqual(["x".repeat(22)]);
  expect(taken(OperationId, [...odd, "x".repeat(128), "0198-~!"])).toEqual([
    "a/b",
    "a.b",
    "x".repeat(128),
    "0198-~!",
  ]);
});
