import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { play } from "./cell.ts";
import { type Caller, cells, declinedCells, type Fault, faults, nameOf } from "./points.ts";
import { unsaid } from "./rest.ts";
import type { Spoil } from "./spoils.ts";
import { openStand, type Stand } from "./stand.ts";
import { type Result, table } from "./table.ts";

/**
 * Every step of a checkout, disturbed in every way, with two callers each: whatever happens, one order, one charge, the
 * goods off the shelf once, and in the cart what was not charged.
 */
let stand: Stand;
const results: Result[] = [];
beforeAll(async () => {
  stand = await openStand();
});
afterAll(async () => {
  await stand?.stop();
  process.stdout.write(`\n${table(results)}\n`);
});

/** The cell in which each fault shows, and by which words. */
const noticed = [
  ["dots are not held", "step 5 price and stock read", "pause past the TTL", "other", /2 orders are paid/],
  ["the cart is cleared after the order", "step 11 before authorise", "delay", "same", /the cart has/],
  ["the bank is asked without a key", "step 11 after authorise", "lost reply", "same", /belongs to no order/],
  ["silence is taken for consent", "step 11 before authorise", "lost reply", "same", /never charged/],
  [
    "a key is never known",
    "step 10 COMMIT answered",
    "lost reply",
    "same",
    /0 were told that they have bought, and 1 have/,
  ],
] as const satisfies readonly [Spoil, string, Fault, Caller, RegExp][];

describe.each(faults)("%s", (fault) => {
  test.each(cells.filter((cell) => cell.fault === fault).map((cell) => [nameOf(cell), cell] as const))(
    "[I5][I6] %s: one order, one charge, and what was added meanwhile stays",
    async (name, cell) => {
      const finding = await play(stand, cell);
      results.push({ cell, isKept: finding.broken.length === 0 });
      expect(finding.broken, replay(name, finding.story)).toEqual([]);
    },
  );
});

describe("a card that is declined", () => {
  test.each(declinedCells.map((cell) => [nameOf(cell), cell] as const))(
    "[I6][I7] %s: nothing is charged, and cart and goods are as they were",
    async (name, cell) => {
      const finding = await play(stand, cell);
      results.push({ cell, isKept: finding.broken.length === 0 });
      expect(finding.broken, replay(name, finding.story)).toEqual([]);
    },
  );
});

test("[I9] what became of every order was told, once, and nothing of it waits", async () => {
  expect(await unsaid(stand)).toEqual([]);
});

describe("the matrix notices that", () => {
  test.each(noticed)("%s", async (spoil, step, fault, caller, words) => {
    const cell = cells.find(
      (each) => nameOf(each).startsWith(`${step},`) && each.fault === fault && each.caller === caller,
    );
    if (cell === undefined) throw new Error(`there is no ${step}`);
    await stand.spoil(spoil);
    const finding = await play(stand, cell);
    expect(finding.broken.join("\n"), replay(nameOf(cell), finding.story)).toMatch(words);
  });
});

const replay = (name: string, story: readonly string[]): string =>
  [`To play it again: vitest run --project pg test/matrix -t "${name}"`, ...story].join("\n  ");
