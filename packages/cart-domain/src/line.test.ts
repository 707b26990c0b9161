import { expect, test } from "vitest";
import { after, bread, by, cartOf, dot, milk, NOON, tea } from "../test/support/examples.ts";
import { add, emptyCart, setQuantity } from "./cart.ts";
import { lineCountOf, lineOf, lineQuantity, linesOf } from "./line.ts";

const adding = (name: string, quantity: number, now = NOON, seen = 199) =>
  add(emptyCart, by(name, now, seen), { line: milk, quantity });
const setting = (name: string, quantity: number, now = NOON, seen = 199) =>
  setQuantity(emptyCart, by(name, now, seen), { line: milk, quantity });

test("[CT9] adds are summed", () => {
  expect(lineOf(cartOf(adding("a", 1), adding("b", 2)), milk)?.quantity).toBe(3);
});

test("[CT9] two devices that set 3 at once get 3", () => {
  expect(lineOf(cartOf(setting("a", 3), setting("b", 3)), milk)).toMatchObject({
    quantity: 3,
    conflict: null,
  });
});

test("[CT9] a set of 3 beside an add of 1 gives 4", () => {
  expect(lineOf(cartOf(setting("a", 3), adding("b", 1)), milk)?.quantity).toBe(4);
});

test("[CT9] a decrease beside a larger set yields the larger", () => {
  const shared = cartOf(setting("a", 4));
  const less = setQuantity(shared, by("a"), { line: milk, quantity: 2 });
  const more = setQuantity(shared, by("b"), { line: milk, quantity: 6 });
  expect(lineOf(cartOf(shared, less, more), milk)).toMatchObject({ quantity: 6, conflict: [2, 6] });
});

test("[CT9] nothing comes to 0", () => {
  expect(lineQuantity([])).toBe(0);
  expect(lineOf(emptyCart, milk)).toBeUndefined();
  expect(linesOf(emptyCart)).toEqual([]);
});

test("[CT10] sets that differ are reported ascending as numbers, each once", () => {
  const cart = cartOf(setting("a", 10), setting("b", 9), setting("c", 9), setting("d", 100));
  expect(lineOf(cart, milk)).toMatchObject({ quantity: 100, conflict: [9, 10, 100] });
});

test("[CT10] adds are never part of a conflict", () => {
  expect(lineOf(cartOf(setting("a", 10), adding("b", 9)), milk)?.conflict).toBeNull();
});

test("[CT11] lines are in the order they were first added, whoever holds the cart and whatever changed since", () => {
  const cart = after(
    emptyCart,
    (now) => add(now, by("z", NOON), { line: tea, quantity: 1 }),
    (now) => add(now, by("a", NOON + 1), { line: milk, quantity: 1 }),
    (now) => add(now, by("m", NOON + 2), { line: bread, quantity: 1 }),
    (now) => setQuantity(now, by("a", NOON + 3), { line: tea, quantity: 5 }),
  );
  expect(linesOf(cart).map(({ line }) => line)).toEqual([tea, milk, bread]);
  const elsewhere = cartOf(
    ...[...cart.entries].reverse().map((pair) => ({ ...cart, entries: new Map([pair]) })),
  );
  expect(linesOf(elsewhere)).toEqual(linesOf({ ...cart, entries: new Map([...elsewhere.entries]) }));
});

test("[CT11] lines that appeared in the same millisecond are ordered by their smallest dot", () => {
  const first = add(emptyCart, by("b"), { line: milk, quantity: 1 });
  const second = add(emptyCart, by("a"), { line: tea, quantity: 1 });
  const third = add(emptyCart, by("c"), { line: bread, quantity: 1 });
  expect(linesOf(cartOf(first, third, second)).map(({ line }) => line)).toEqual([tea, milk, bread]);
  expect(linesOf(cartOf(second, third, first)).map(({ line }) => line)).toEqual([tea, milk, bread]);
});

test("[CT12] what was seen is what the latest operation saw, ties going to the larger dot", () => {
  const cart = cartOf(
    adding("a", 1, NOON + 2, 300),
    adding("b", 1, NOON + 1, 400),
    adding("c", 1, NOON, 500),
  );
  expect(lineOf(cart, milk)).toMatchObject({ seen: 300, at: NOON + 2, since: NOON });
  const tied = cartOf(adding("b", 1, NOON, 400), adding("a", 1, NOON, 300));
  expect(lineOf(tied, milk)?.seen).toBe(400);
});

test("[CT12] a line names its live dots in order", () => {
  const cart = cartOf(adding("b", 1), adding("a", 1), setting("c", 3));
  expect(lineOf(cart, milk)?.dots).toEqual([dot("a", 1), dot("b", 1), dot("c", 1)]);
});

test("[CT11] lines are counted once however many dots they have, joined or read", () => {
  const cart = cartOf(adding("a", 1), adding("b", 1), add(emptyCart, by("c"), { line: tea, quantity: 1 }));
  expect(lineCountOf(cart)).toBe(2);
  const read = { ...cart, entries: new Map(cart.entries) };
  expect(lineCountOf(read)).toBe(2);
  expect(lineOf(read, milk)).toEqual(lineOf(cart, milk));
});
