import { expect, test } from "vitest";
import { after, by, cartOf, dot, milk, quantityOf, tea } from "../test/support/examples.ts";
import { plain } from "../test/support/plain.ts";
import { add, emptyCart, remove } from "./cart.ts";
import { type CartLine, lineOf } from "./line.ts";
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
