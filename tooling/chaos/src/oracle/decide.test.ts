import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import type { ShownLine } from "./operation.ts";

const line = (name: string, change: Partial<ShownLine> = {}): ShownLine => ({
  line: name,
  quantity: 2,
  conflict: null,
  since: 50,
  seen: 100,
  dots: [`${name}:1`],
  ...change,
});
const screen = [
  line("tea", { dots: ["a:1", "b:1"] }),
  line("milk", { since: 60 }),
  line("~milk", { quantity: 3 }),
];

test("an add takes nothing out and keeps the line's place; a set takes out what was seen", () => {
  expect(decide({ kind: "add", line: "tea", quantity: 1, price: 7 }, screen, 99)).toEqual([
    { put: { kind: "add", line: "tea", quantity: 1, seen: 7, since: 50 }, kills: [] },
  ]);
  expect(decide({ kind: "set", line: "tea", quantity: 5, price: 7 }, screen, 99)).toEqual([
    { put: { kind: "set", line: "tea", quantity: 5, seen: 7, since: 50 }, kills: ["a:1", "b:1"] },
  ]);
});

test("what changes nothing is nothing, and a disagreement is settled by saying so", () => {
  const set = { kind: "set", line: "tea", quantity: 2, price: 7 } as const;
  expect(decide(set, screen, 99)).toEqual([]);
  expect(decide(set, [line("tea", { conflict: [1, 2] })], 99)).toHaveLength(1);
  expect(decide({ kind: "remove", line: "soap" }, screen, 99)).toEqual([]);
  expect(decide({ kind: "acceptPrice", line: "tea", price: 100 }, screen, 99)).toEqual([]);
});

test("clearing leaves what is saved, and saving moves both lines' dots into one", () => {
  expect(decide({ kind: "clear" }, screen, 99)).toEqual([{ put: null, kills: ["a:1", "b:1", "milk:1"] }]);
  expect(decide({ kind: "save", line: "milk" }, screen, 99)).toEqual([
    { put: { kind: "set", line: "~milk", quantity: 5, seen: 100, since: 50 }, kills: ["milk:1", "~milk:1"] },
  ]);
});

test("undo puts back what was shown, where it was shown, after taking out what came instead", () => {
  const before = [line("bread", { since: 10, quantity: 4 })];
  expect(decide({ kind: "restore", before, without: ["milk"] }, screen, 99)).toEqual([
    { put: null, kills: ["milk:1"] },
    { put: { kind: "set", line: "bread", quantity: 4, seen: 100, since: 10 }, kills: [] },
  ]);
});
