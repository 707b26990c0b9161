import { expect, test } from "vitest";
import { dot, rid } from "../test/support/examples.ts";
import { plainContext } from "../test/support/plain.ts";
import { type Context, contextOf, dotCount, dotsIn, knows, nextDot, unionContexts } from "./context.ts";
import { compareDots, MAX_COUNTER } from "./dot.ts";
import type { Dot } from "./schema/dot.ts";

const a = (...ns: number[]): Dot[] => ns.map((n) => dot("a", n));

test("[CX1] dots that continue from 1 are a vector, those beyond a gap are a cloud, whatever order they come in", () => {
  expect(plainContext(contextOf(a(3, 1, 2)))).toEqual({ vector: [[rid("a"), 3]], cloud: [] });
  expect(plainContext(contextOf(a(5, 1, 3, 2)))).toEqual({ vector: [[rid("a"), 3]], cloud: a(5) });
  expect(plainContext(contextOf(a(2)))).toEqual({ vector: [], cloud: a(2) });
  expect(plainContext(contextOf([]))).toEqual({ vector: [], cloud: [] });
});

test("[CX1] a dot that is told twice is there once", () => {
  expect(plainContext(contextOf(a(1, 1, 3, 3)))).toEqual({ vector: [[rid("a"), 1]], cloud: a(3) });
});

test("[CX1] when a gap closes, the cloud is absorbed, over the limit of one digit too", () => {
  const open = contextOf(a(...[12, 11, 10, 9, 3, 2], 1));
  expect(plainContext(open)).toEqual({ vector: [[rid("a"), 3]], cloud: a(10, 11, 12, 9).sort() });
  const closed = unionContexts(open, contextOf(a(8, 7, 6, 5, 4)));
  expect(plainContext(closed)).toEqual({ vector: [[rid("a"), 12]], cloud: [] });
});

test("[CX1] the vector of one side absorbs the cloud of the other", () => {
  const left = contextOf(a(4));
  const right = contextOf(a(1, 2, 3));
  const whole = { vector: [[rid("a"), 4]], cloud: [] };
  expect(plainContext(unionContexts(left, right))).toEqual(whole);
  expect(plainContext(unionContexts(right, left))).toEqual(whole);
});

test("[CX2] a context knows the dots it was told, and no other", () => {
  const context = contextOf([...a(1, 2, 4), dot("b", 3)]);
  const known = [1, 2, 3, 4, 5].flatMap((n) => [dot("a", n), dot("b", n)]).filter((it) => knows(context, it));
  expect(known.sort()).toEqual([...a(1, 2, 4), dot("b", 3)]);
  expect(knows(context, dot("c", 1))).toBe(false);
});

test("[CX2] counting and listing the dots of a context agree", () => {
  const context = contextOf([...a(1, 2, 3, 7), dot("b", 2)]);
  expect(dotCount(context)).toBe(5);
  expect([...dotsIn(context)].sort()).toEqual([...a(1, 2, 3, 7), dot("b", 2)]);
});

test("[CX3] the union knows what either side knew and nothing else", () => {
  const union = unionContexts(contextOf([...a(1, 5), dot("b", 1)]), contextOf([...a(1, 2), dot("c", 2)]));
  expect([...dotsIn(union)].sort()).toEqual([...a(1, 2, 5), dot("b", 1), dot("c", 2)]);
});

test("[CX3] the union is the first side itself when the second tells it nothing", () => {
  const context = contextOf([...a(1, 2, 5), dot("b", 1)]);
  for (const part of [a(2, 1), a(5), [dot("b", 1)], []])
    expect(unionContexts(context, contextOf(part))).toBe(context);
  expect(unionContexts(context, contextOf(a(3)))).not.toBe(context);
});

test("[CX4] the next dot is one past the largest ever seen of its rid, across gaps too", () => {
  expect(nextDot(contextOf([]), rid("a"))).toBe(dot("a", 1));
  expect(nextDot(contextOf(a(1, 2)), rid("a"))).toBe(dot("a", 3));
  expect(nextDot(contextOf(a(1, 9, 10, 4)), rid("a"))).toBe(dot("a", 11));
  expect(nextDot(contextOf(a(1, 9)), rid("b"))).toBe(dot("b", 1));
});

test("[CX5] a rid mints up to 2^31 − 1 and throws after that", () => {
  const at = (n: number): Context => ({ vector: new Map([[rid("a"), n]]), cloud: new Set() });
  expect(nextDot(at(MAX_COUNTER - 1), rid("a"))).toBe(dot("a", 2_147_483_647));
  expect(() => nextDot(at(MAX_COUNTER), rid("a"))).toThrow("counter runs out");
});

test("[CX6] dots are ordered by rid in code-unit order, then by counter as a number", () => {
  const ordered = [dot("0", 9), dot("Z", 2), dot("Z", 10), dot("_", 1), dot("a", 1)];
  expect([...ordered].reverse().sort(compareDots)).toEqual(ordered);
  expect(compareDots(dot("a", 2), dot("a", 2))).toBe(0);
});
