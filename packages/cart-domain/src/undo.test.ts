import { expect, test } from "vitest";
import { after, by, cartOf, dot, milk, NOON, quantityOf, tea } from "../test/support/examples.ts";
import { plain } from "../test/support/plain.ts";
import { add, emptyCart, remove } from "./cart.ts";
import { type CartLine, lineOf, linesOf } from "./line.ts";
import { join } from "./or-set.ts";
import { undoMerge, undoRemove } from "./undo.ts";

const account = after(emptyCart, (cart) => add(cart, by("a"), { line: milk, quantity: 2 }));
const guest = after(
  emptyCart,
  (cart) => add(cart, by("g"), { line: milk, quantity: 3 }),
  (cart) => add(cart, by("g"), { line: tea, quantity: 1 }),
);

test("[CT14] undoing a remove puts the quantity back that was shown before it", () => {
  const before = lineOf(account, milk) as CartLine;
  const gone = join(account, remove(account, milk)).state;
  expect(quantityOf(join(gone, undoRemove(gone, by("a"), before)).state, milk)).toBe(2);
});

test("[CT14] an undone line stands where it stood, however late it is undone, and whoever added it anew", () => {
  const cart = after(
    emptyCart,
    (now) => add(now, by("a", NOON), { line: milk, quantity: 2 }),
    (now) => add(now, by("a", NOON + 1), { line: tea, quantity: 1 }),
  );
  const before = lineOf(cart, milk) as CartLine;
  const gone = join(cart, remove(cart, milk)).state;
  const undone = join(gone, undoRemove(gone, by("a", NOON + 9), before)).state;
  expect(linesOf(undone).map(({ line }) => line)).toEqual([milk, tea]);
  expect(lineOf(undone, milk)).toMatchObject({ since: NOON, at: NOON + 9 });
  const anew = join(gone, add(gone, by("b", NOON + 5), { line: milk, quantity: 7 })).state;
  const both = join(anew, undoRemove(anew, by("a", NOON + 9), before)).state;
  expect(linesOf(both).map(({ line, quantity }) => [line, quantity])).toEqual([
    [milk, 2],
    [tea, 1],
  ]);
});

test("[CT14] two devices that undo the same remove get the line once", () => {
  const before = lineOf(account, milk) as CartLine;
  const gone = join(account, remove(account, milk)).state;
  const cart = cartOf(gone, undoRemove(gone, by("a"), before), undoRemove(gone, by("b"), before));
  expect(lineOf(cart, milk)).toMatchObject({ quantity: 2, conflict: null });
});

test("[CT14] a line that a join had brought beyond 9999 comes back at 9999", () => {
  const huge = cartOf(...["a", "b"].map((name) => add(emptyCart, by(name), { line: milk, quantity: 9999 })));
  const before = lineOf(huge, milk) as CartLine;
  const gone = join(huge, remove(huge, milk)).state;
  expect(before.quantity).toBe(19_998);
  expect(quantityOf(join(gone, undoRemove(gone, by("a"), before)).state, milk)).toBe(9999);
});

test("[CT15] a guest's cart is merged by joining it, as often as anyone likes", () => {
  const merged = join(account, guest).state;
  expect(quantityOf(merged, milk)).toBe(5);
  expect(join(merged, guest).changed).toBe(false);
});

test("[CT15] undoing a merge takes out exactly the guest's dots", () => {
  const merged = after(join(account, guest).state, (cart) => add(cart, by("a"), { line: tea, quantity: 7 }));
  const undone = join(merged, undoMerge(guest)).state;
  expect(plain(undone).entries.map((entry) => entry.dot)).toEqual([dot("a", 1), dot("a", 2)]);
  expect(join(undone, guest).changed).toBe(false);
});
