import fc from "fast-check";
import { expect, test } from "vitest";
import { after, by, cartOf, dot, milk, NOON, tea } from "../test/support/examples.ts";
import { history } from "../test/support/history.ts";
import { plain } from "../test/support/plain.ts";
import { replay } from "../test/support/replay.ts";
import { happen, pick } from "../test/support/world.ts";
import { add, type Cart, consume, emptyCart } from "./cart.ts";
import { decodeCart, ingressBounds, stateBounds } from "./decode-cart.ts";
import { encodeCart } from "./encode-cart.ts";
import type { VariantId } from "./schema/ids.ts";

const A = "a___________";
const B = "b___________";
const LAST = 2 ** 31 - 1;
const firstEntry = [0, 1, 1, 0, 199, 0, 0];
const good = [
  1,
  A + B,
  [1, 2],
  [0, 3],
  ["milk", "tea"],
  NOON,
  [0, 4],
  [...firstEntry, 1, 2, -5, 1, 299, 5, 0],
];

const problemOf = (input: unknown, bounds = stateBounds) => {
  const read = decodeCart(input, bounds);
  return read.ok ? null : read.problem;
};
/** The good cart with one part exchanged. */
const bad = (index: number, part: unknown) => good.map((was, i) => (i === index ? part : was));
const malformed = { kind: "malformed-cart" };

test("[WI1] a cart is read from its text and from the parsed text alike", () => {
  for (const input of [good, JSON.stringify(good)]) {
    const read = decodeCart(input);
    expect(read.ok && plain(read.value)).toEqual({
      entries: [
        { dot: `${A}:1`, kind: "add", line: "milk", quantity: 1, seen: 199, at: NOON, since: NOON },
        { dot: `${B}:2`, kind: "set", line: "tea", quantity: 5, seen: 299, at: NOON + 9, since: NOON + 4 },
      ],
      vector: [
        [A, 1],
        [B, 2],
      ],
      cloud: [`${A}:3`],
    });
  }
});

test("[WI3] a context out of normal form is refused", () => {
  const cases = {
    "a cloud dot that the vector covers": bad(3, [0, 1]),
    "a cloud dot that would extend the vector": bad(3, [0, 2]),
    "an entry that would extend the vector": bad(2, [0, 2]),
    "a rid that has no dot": [1, A + B, [1, 0]],
    "a cloud dot that is told by its entry": bad(3, [0, 1, 0, 3]),
  };
  for (const [why, input] of Object.entries(cases)) expect(problemOf(input), why).toEqual(malformed);
});

test("[WI3] tables that are not ascending, not unique or not in use are refused", () => {
  const cases = {
    "rids in another order": bad(1, B + A),
    "a rid twice": bad(1, A + A),
    "a cloud in another order": bad(3, [0, 5, 0, 3]),
    "a cloud dot twice": bad(3, [0, 3, 0, 3]),
    "lines in another order": bad(4, ["tea", "milk"]),
    "a line twice": bad(4, ["milk", "milk"]),
    "a line nobody is on": bad(4, ["milk", "tea", "zwieback"]),
    "entries in another order": bad(7, [1, 2, -5, 1, 299, 5, 0, 0, 1, 1, 0, 199, 0, 0]),
    "an entry twice": bad(7, [0, 1, 1, 0, 199, 0, 0, 0, 1, 1, 0, 199, 0, 0]),
    "a base that is not the smallest since": [...good.slice(0, 5), NOON - 1, [1, 5], good[7]],
    "a line's since that is not its smallest": [
      ...good.slice(0, 6),
      [0, 3],
      [...firstEntry, 1, 2, -5, 1, 299, 6, 1],
    ],
    "a since for no line": bad(6, [0, 4, 0]),
    "an empty list at the end": [1, A, [1], []],
    "more at the end": [...good, 0],
  };
  for (const [why, input] of Object.entries(cases)) expect(problemOf(input), why).toEqual(malformed);
});

test("[WI3] parts of another shape are refused", () => {
  const cases = [
    bad(1, A.slice(1) + B),
    bad(1, `${A}b__________!`),
    bad(1, `${A}b__________ä`),
    bad(1, [A, B]),
    bad(2, [1]),
    bad(2, [1, 2, 3]),
    bad(2, "12"),
    bad(2, [1, "2"]),
    bad(2, [1, null]),
    bad(3, [0]),
    bad(3, [2, 3]),
    bad(3, [-1, 3]),
    bad(3, { 0: 0, 1: 3, length: 2 }),
    bad(4, "milk"),
    bad(4, ["milk", 7]),
    bad(4, ["milk", ""]),
    bad(4, ["milk", "te a"]),
    bad(4, ["milk", "x".repeat(65)]),
    bad(5, String(NOON)),
    bad(5, null),
    bad(6, [0]),
    bad(6, [0, "4"]),
    bad(7, [1, 1, 0, 199, 0, 0]),
    bad(7, [0, 1, 1, 9, 199, 0, 0, 1, 2, -5, 1, 299, 5, 0]),
    bad(7, [9, 1, 1, 0, 199, 0, 0, 1, 2, -5, 1, 299, 5, 0]),
  ];
  for (const input of cases) expect(problemOf(input), JSON.stringify(input)).toEqual(malformed);
});

test("[WI4] a text of another version is refused as such", () => {
  for (const version of [0, 2, "1", null, undefined, 1.5])
    expect(problemOf(bad(0, version)), `${version}`).toEqual({ kind: "unknown-wire-version", supported: 1 });
});

test("[WI5] counters run from 1 to 2^31 − 1", () => {
  expect(problemOf([1, A, [LAST]])).toBeNull();
  expect(problemOf([1, A, [LAST + 1]])).toEqual(malformed);
  expect(problemOf([1, A, [-1]])).toEqual(malformed);
  expect(problemOf([1, A, [0], [0, LAST]])).toBeNull();
  for (const n of [LAST + 1, 0, -3, 1.5, 2 ** 53])
    expect(problemOf([1, A, [0], [0, n]]), `${n}`).toEqual(malformed);
});

test("[WI5] an entry out of range is refused, not clamped", () => {
  const entry = (quantity: number, seen: number, at: number, since = 0) =>
    problemOf([1, A, [1], [], ["milk"], NOON, [0], [0, 1, quantity, 0, seen, at, since]]);
  expect(entry(9999, 100_000_000, 5)).toBeNull();
  expect(entry(-9999, 0, -5)).toBeNull();
  for (const quantity of [0, 10_000, -10_000, 1.5, 2 ** 53])
    expect(entry(quantity, 1, 0), `${quantity}`).toEqual(malformed);
  for (const seen of [-1, 0.5, 100_000_001]) expect(entry(1, seen, 0), `${seen}`).toEqual(malformed);
  for (const at of [-NOON - 1, 8_640_000_000_000_000, 0.5])
    expect(entry(1, 1, at), `${at}`).toEqual(malformed);
});

test("[WI5] numbers that JSON cannot hold exactly are refused", () => {
  for (const n of ["1e400", "9007199254740993", "-1e400", "1.0000000000000002"])
    expect(problemOf(`[1,"${A}",[1],[],["milk"],1760000000000,[0],[0,1,1,0,${n},0,0]]`), n).toEqual(
      malformed,
    );
});

test("[WI6] what is too large is refused, and the answer says which bound", () => {
  const within = { characters: 100, replicas: 2, dots: 3, claims: 6 };
  const text = JSON.stringify(good);
  expect(problemOf(text, { ...within, characters: text.length })).toBeNull();
  expect(problemOf(good, within)).toBeNull();
  const refused = (bound: keyof typeof within, limit: number) =>
    expect(problemOf(bound === "characters" ? text : good, { ...within, [bound]: limit })).toEqual({
      kind: "cart-too-large",
      bound,
      limit,
    });
  refused("characters", text.length - 1);
  refused("replicas", 1);
  refused("dots", 2);
  refused("claims", 5);
});

test("[WI6] a whole state of 8,192 live dots is read, one more is not", () => {
  const many = (n: number) =>
    cartOf(
      ...Array.from({ length: n }, (_, i) =>
        add(emptyCart, by(`r${i % 1000}-${i}`), { line: milk, quantity: 1 }),
      ),
    );
  const state = many(1000);
  expect(decodeCart(encodeCart(state)).ok).toBe(true);
  const { entries, context } = state;
  const entry = [...entries.values()][0];
  if (entry === undefined) throw new Error("there are a thousand entries");
  const wide = (n: number): Cart => ({
    entries: new Map(Array.from({ length: n }, (_, i) => [dot("a", i + 1), entry])),
    context: { ...context, vector: new Map([[by("a").rid, n]]) },
  });
  expect(decodeCart(encodeCart(wide(8192))).ok).toBe(true);
  expect(problemOf(encodeCart(wide(8193)))).toMatchObject({ kind: "cart-too-large", bound: "dots" });
});

test("[WI6] a stranger may claim 512 dots in one go, listed or not", () => {
  const claim = (n: number) => problemOf([1, A, [n]], ingressBounds);
  expect(claim(512)).toBeNull();
  expect(claim(513)).toEqual({ kind: "cart-too-large", bound: "claims", limit: 512 });
  expect(problemOf([1, A, [0], [0, 1_000_000]], ingressBounds)).toBeNull();
});

test("[WI7] names that mean something to objects are lines like any other", () => {
  for (const name of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]) {
    const cart = after(emptyCart, (now) => add(now, by("a"), { line: name as VariantId, quantity: 3 }));
    const read = decodeCart(encodeCart(cart));
    expect(read.ok && plain(read.value)).toEqual(plain(cart));
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(problemOf('{"__proto__":[1,"",[]]}')).toEqual(malformed);
});

test("[WI8] no text makes the reader throw", () => {
  for (const text of ["", "[", "null", "1", '"1"', "{}", "[]", "[[]]", "[1]", '[1,""]', "[1,1,1]", "\u0000"])
    expect(decodeCart(text).ok, text).toBe(false);
  for (const input of [
    undefined,
    null,
    1,
    Symbol("cart"),
    () => good,
    new Map(),
    new Date(),
    [1, "", [], [], [], 1n],
  ])
    expect(decodeCart(input).ok).toBe(false);
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.anything()), (input) => {
      const read = decodeCart(input);
      if (read.ok)
        expect(encodeCart(read.value)).toBe(typeof input === "string" ? input : JSON.stringify(input));
    }),
    { numRuns: 500, ...replay },
  );
});

test("[WI3] whatever is changed in a good text, it is refused or is exactly the text of what was read", () => {
  const number = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.integer(), fc.double(), fc.constant(null));
  fc.assert(
    fc.property(history, fc.nat(), fc.nat(), number, (steps, which, where, value) => {
      const wire: unknown = JSON.parse(encodeCart(pick(happen(steps).replicas, which).cart));
      if (!Array.isArray(wire)) throw new Error("a cart is an array");
      const lists = wire.filter((part) => Array.isArray(part) && part.length > 0);
      const list: unknown[] = lists.length > 0 ? pick(lists, which) : wire;
      list[where % list.length] = value;
      const read = decodeCart(JSON.stringify(wire));
      if (read.ok) expect(encodeCart(read.value)).toBe(JSON.stringify(wire));
    }),
    { numRuns: 300, ...replay },
  );
});

test("[WI1] a removal of what was never seen is read back as it was", () => {
  const delta = consume([dot("z", 7), dot("a", 2), dot("a", 4)]);
  const read = decodeCart(encodeCart(delta));
  expect(read.ok && plain(read.value)).toEqual(plain(delta));
  expect(encodeCart(add(emptyCart, by("a"), { line: tea, quantity: 1 })).length).toBeLessThanOrEqual(76);
});
