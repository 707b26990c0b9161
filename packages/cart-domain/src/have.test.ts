import fc from "fast-check";
import { expect, test } from "vitest";
import { after, by, cartOf, dot, milk, tea } from "../test/support/examples.ts";
import { history } from "../test/support/history.ts";
import { plain, plainHave } from "../test/support/plain.ts";
import { replay } from "../test/support/replay.ts";
import { happen, pick } from "../test/support/world.ts";
import { add, consume, emptyCart, remove } from "./cart.ts";
import { diff, haveOf } from "./diff.ts";
import { decodeHave, encodeHave, haveBounds } from "./have.ts";

const A = "a___________";
const B = "b___________";
const LAST = 2 ** 31 - 1;
const cart = after(
  cartOf(consume([dot("b", 7)])),
  (now) => add(now, by("a"), { line: milk, quantity: 1 }),
  (now) => add(now, by("a"), { line: tea, quantity: 1 }),
  (now) => add(now, by("b"), { line: tea, quantity: 1 }),
  (now) => remove(now, milk),
);
/** Rids, their vector, the cloud, what lives. */
const good = [1, A + B, [2, 0], [1, 7], [0, 2, 1, 8]];
const problemOf = (input: unknown, bounds = haveBounds) => {
  const read = decodeHave(input, bounds);
  return read.ok ? null : read.problem;
};
const bad = (index: number, part: unknown) => good.map((was, i) => (i === index ? part : was));

test("[HV4] the text of version 1 is this text; whoever changes it raises the version", () => {
  expect(encodeHave(haveOf(cart))).toBe(JSON.stringify(good));
  expect(encodeHave(haveOf(emptyCart))).toBe('[1,"",[]]');
  expect(encodeHave(haveOf(cartOf(consume([dot("a", 1)]))))).toBe(`[1,"${A}",[1]]`);
});

test("[HV1] what a replica has is read back as it was, in any order it was built", () => {
  for (const input of [good, JSON.stringify(good)]) {
    const read = decodeHave(input);
    expect(read.ok && plainHave(read.value)).toEqual(plainHave(haveOf(cart)));
  }
  const { context, live } = haveOf(cart);
  const turned = {
    context: { ...context, vector: new Map([...context.vector].reverse()) },
    live: new Set([...live].reverse()),
  };
  expect(encodeHave(turned)).toBe(encodeHave(haveOf(cart)));
});

test("[HV2] a text out of normal form or of another shape is refused", () => {
  const cases = {
    "a live dot told again in the cloud": bad(3, [0, 2, 1, 7]),
    "a cloud dot that would extend the vector": bad(3, [0, 3, 1, 7]),
    "a live dot that would extend the vector": bad(2, [1, 0]),
    "live dots in another order": bad(4, [1, 8, 0, 2]),
    "a dot twice": bad(4, [0, 2, 0, 2]),
    "rids in another order": bad(1, B + A),
    "a rid that has no dot": [1, A, [0]],
    "an empty list at the end": [1, A, [1], []],
    "more at the end": [...good, []],
    "an unknown rid": bad(4, [0, 2, 2, 8]),
    "half a dot": bad(4, [0, 2, 1]),
    "a counter of 0": bad(3, [1, 0]),
    "a counter beyond 2^31": bad(3, [1, LAST + 1]),
    "a vector beyond 2^31": bad(2, [LAST + 1, 0]),
    "a number that is none": bad(2, ["2", 0]),
    "no list": bad(3, { 0: 1, 1: 7, length: 2 }),
    "no rids": bad(1, 7),
  };
  for (const [why, input] of Object.entries(cases))
    expect(problemOf(input), why).toEqual({ kind: "malformed-cart" });
});

test("[HV2] another version, and what is too large, is refused by name", () => {
  expect(problemOf(bad(0, 2))).toEqual({ kind: "unknown-wire-version", supported: 1 });
  const within = { characters: 100, replicas: 2, dots: 3, claims: 5 };
  expect(problemOf(good, within)).toBeNull();
  for (const [bound, limit] of Object.entries({ characters: 10, replicas: 1, dots: 2, claims: 4 }))
    expect(
      problemOf(bound === "characters" ? JSON.stringify(good) : good, { ...within, [bound]: limit }),
    ).toEqual({ kind: "cart-too-large", bound, limit });
});

test("[HV2] nothing makes the reader throw, and what it accepts is exactly the text of what it read", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.anything()), (input) => {
      const read = decodeHave(input);
      if (read.ok)
        expect(encodeHave(read.value)).toBe(typeof input === "string" ? input : JSON.stringify(input));
    }),
    { numRuns: 300, ...replay },
  );
});

test("[HV3] a diff against what was read is the diff against what was written", () => {
  fc.assert(
    fc.property(history, fc.nat(), (steps, which) => {
      const { replicas } = happen(steps);
      const [ours, theirs] = [pick(replicas, which).cart, pick(replicas, which + 1).cart];
      const have = decodeHave(encodeHave(haveOf(theirs)));
      expect(have.ok && plain(diff(ours, have.value))).toEqual(plain(diff(ours, haveOf(theirs))));
    }),
    { numRuns: 100, ...replay },
  );
});
