import { expect, test } from "vitest";
import { after, bread, by, cartOf, dot, milk, quantityOf, tea } from "../../test/support/examples.ts";
import { brokenForm, plain } from "../../test/support/plain.ts";
import { add, consume, emptyCart, remove, setQuantity } from "../cart.ts";
import { saveForLater } from "../move.ts";
import { join } from "../or-set.ts";
import { restrict } from "./restrict.ts";

/** milk: 1 of a and 2 of b; tea: 4 of a; bread: put aside by b. */
const shop = after(
  emptyCart,
  (cart) => add(cart, by("a"), { line: milk, quantity: 1 }),
  (cart) => add(cart, by("b"), { line: milk, quantity: 2 }),
  (cart) => add(cart, by("a"), { line: tea, quantity: 4 }),
  (cart) => add(cart, by("b"), { line: bread, quantity: 1 }),
  (cart) => saveForLater(cart, by("b"), bread),
);
const shown = [dot("a", 1), dot("b", 1), dot("a", 2)];

test("[RS1] of a cart the given dots are kept, with what they carry", () => {
  const kept = restrict(shop, [dot("a", 1), dot("a", 2)]);
  expect(plain(kept).entries).toEqual(plain(shop).entries.filter((it) => it.dot.startsWith("a")));
  expect(brokenForm(kept)).toBeNull();
  expect(quantityOf(kept, milk)).toBe(1);
  expect(quantityOf(kept, tea)).toBe(4);
  expect(join(shop, kept)).toEqual({ state: shop, changed: false });
});

test("[RS1] a dot that does not live there is not in it, nor one given twice in it twice", () => {
  expect(restrict(shop, [dot("a", 9), dot("z", 1)])).toEqual(emptyCart);
  expect(restrict(join(shop, remove(shop, milk)).state, shown).entries.size).toBe(1);
  expect(restrict(shop, [dot("a", 1), dot("a", 1)]).entries.size).toBe(1);
});

test("[RS1] what is saved for later is never in it", () => {
  expect(restrict(shop, shop.entries.keys()).entries.size).toBe(3);
  expect(
    restrict(
      shop,
      [...shop.entries.keys()].filter((it) => !shown.includes(it)),
    ),
  ).toEqual(emptyCart);
});

test("[RS2] what other devices did meanwhile is not ordered, and is in the cart afterwards", () => {
  const busy = cartOf(
    shop,
    add(shop, by("c"), { line: milk, quantity: 5 }),
    add(shop, by("d"), { line: bread, quantity: 6 }),
  );
  const ordered = restrict(busy, shown);
  expect([milk, tea, bread].map((line) => quantityOf(ordered, line))).toEqual([3, 4, 0]);
  const left = join(busy, consume(ordered.entries.keys())).state;
  expect([milk, tea, bread].map((line) => quantityOf(left, line))).toEqual([5, 0, 6]);
});

test("[RS2] a quantity that another device set meanwhile takes the shown dot's place: it is not there to be ordered", () => {
  const busy = join(shop, setQuantity(shop, by("c"), { line: milk, quantity: 9 })).state;
  expect([...restrict(busy, shown).entries.keys()]).toEqual([dot("a", 2)]);
});
