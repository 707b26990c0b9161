import { expect, test } from "vitest";
import { createCopies } from "./copies.ts";
import { bit, listed } from "./numbers.ts";

const four = { all: () => bit(4) - 1n };

test("only what nobody holds any more may be missing, and it stays excused", () => {
  const copies = createCopies(four);
  copies.holds("device", bit(0) | bit(1));
  copies.holds("server", bit(1) | bit(2) | bit(3));
  expect(copies.holdersOf(1)).toEqual(["device", "server"]);
  copies.loses("server", bit(2));
  expect(listed(copies.lost())).toEqual([3]);
  copies.loses("device");
  expect(listed(copies.lost())).toEqual([0, 1, 3]);
  copies.holds("server", bit(0));
  expect(listed(copies.surviving())).toEqual([2]);
});
