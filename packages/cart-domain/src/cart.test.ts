import { expect, test } from "vitest";
import { after, bread, by, cartOf, dot, milk, NOON, quantityOf, tea } from "../test/support/examples.ts";
import { plain, plainContext } from "../test/support/plain.ts";
import { add, type Cart, clear, consume, dotsOf, emptyCart, remove, setQuantity } from "./cart.ts";
import { dotsIn } from "./context.ts";
import { lineOf } from "./line.ts";
import { join } from "./or-set.ts";
import type { Dot } from "./schema/dot.ts";

const both = (a: Cart, b: Cart): Cart => join(a, b).state;
const claims = (delta: Cart): readonly Dot[] => [...dotsIn(delta.context)].sort();

/** milk: an add of 1 by a, an add of 2 by b; tea: an add of 4 by a. */
const shop = after(
  emptyCart,
  (cart) => add(cart, by("a"), { line: milk, quantity: 1 }),
  (cart) => add(cart, by("b", NOON + 5), { line: milk, quantity: 2 }),
  (cart) => add(cart, by("a", NOON + 9), { line: tea, quantity: 4 }),
);

test("[CT1] an add mints one fresh dot and its context is that dot alone", () => {
  const delta = add(shop, by("a", NOON + 20, 250), { line: milk, quantity: 3 });
  expect(claims(delta)).toEqual([dot("a", 3)]);
  expect([...delta.entries]).toEqual([
    [dot("a", 3), { kind: "add", line: milk, quantity: 3, seen: 250, at: NOON + 20, since: NOON }],
  ]);
  expect(quantityOf(both(shop, delta), milk)).toBe(6);
});

test("[CT1] an add that is delivered three times is there once", () => {
  const delta = add(shop, by("c"), { line: milk, quantity: 3 });
  expect(quantityOf(cartOf(shop, delta, delta, delta), milk)).toBe(6);
});

test("[CT2] a set mints one fresh dot and takes out the dots of the line its author saw, no others", () => {
  const delta = setQuantity(shop, by("c", NOON + 20), { line: milk, quantity: 9 });
  expect(claims(delta)).toEqual([dot("a", 1), dot("b", 1), dot("c", 1)]);
  expect([...delta.entries.values()]).toEqual([
    { kind: "set", line: milk, quantity: 9, seen: 199, at: NOON + 20, since: NOON },
  ]);
  expect(quantityOf(both(shop, delta), milk)).toBe(9);
  expect(quantityOf(both(shop, delta), tea)).toBe(4);
});

test("[CT2] a set on a line that is not there yet makes the line", () => {
  const delta = setQuantity(shop, by("a"), { line: bread, quantity: 2 });
  expect(claims(delta)).toEqual([dot("a", 3)]);
  expect(quantityOf(both(shop, delta), bread)).toBe(2);
});

test("[CT3] a set to 0 is a remove", () => {
  expect(setQuantity(shop, by("a"), { line: milk, quantity: 0 })).toEqual(remove(shop, milk));
  expect(setQuantity(shop, by("a"), { line: bread, quantity: 0 })).toBe(emptyCart);
});

test("[CT4] a set to the quantity that is there mints nothing", () => {
  expect(setQuantity(shop, by("a"), { line: milk, quantity: 3 })).toBe(emptyCart);
});

test("[CT4] a set to the larger of two that differ settles the conflict", () => {
  const phone = setQuantity(shop, by("phone"), { line: milk, quantity: 5 });
  const laptop = setQuantity(shop, by("laptop"), { line: milk, quantity: 2 });
  const torn = cartOf(shop, phone, laptop);
  expect(lineOf(torn, milk)).toMatchObject({ quantity: 5, conflict: [2, 5] });
  const settled = both(torn, setQuantity(torn, by("phone"), { line: milk, quantity: 5 }));
  expect(lineOf(settled, milk)).toMatchObject({ quantity: 5, conflict: null, dots: [dot("phone", 2)] });
});

test("[CT5] a remove mints nothing and takes out the dots of the line its author saw", () => {
  const delta = remove(shop, milk);
  expect(delta.entries.size).toBe(0);
  expect(claims(delta)).toEqual([dot("a", 1), dot("b", 1)]);
  expect(plain(both(shop, delta)).entries.map((entry) => entry.dot)).toEqual([dot("a", 2)]);
  expect(remove(shop, bread)).toBe(emptyCart);
});

test("[CT6] a clear mints nothing and takes out everything, and only what it saw", () => {
  const delta = clear(shop);
  expect(claims(delta)).toEqual([dot("a", 1), dot("a", 2), dot("b", 1)]);
  expect(both(shop, delta).entries.size).toBe(0);
  const unseen = after(shop, (cart) => add(cart, by("c"), { line: bread, quantity: 1 }));
  expect([...both(unseen, delta).entries.keys()]).toEqual([dot("c", 1)]);
  expect(clear(emptyCart)).toBe(emptyCart);
});

test("[CT7] consume takes out exactly the dots it was given", () => {
  const paid = both(shop, consume([dot("a", 1), dot("a", 2)]));
  expect([...paid.entries.keys()]).toEqual([dot("b", 1)]);
  expect(plainContext(consume([dot("a", 2)]).context)).toEqual({ vector: [], cloud: [dot("a", 2)] });
  expect(consume([])).toBe(emptyCart);
});

test("[CT7] an item that was added while the order was placed stays in the cart", () => {
  const charged = [...shop.entries.keys()];
  const meanwhile = after(shop, (cart) => add(cart, by("b"), { line: milk, quantity: 7 }));
  expect(quantityOf(both(meanwhile, consume(charged)), milk)).toBe(7);
});

test("[CT8] a remove with the dots it was shown leaves what was added since", () => {
  const shown = dotsOf(shop, milk);
  const later = after(shop, (cart) => add(cart, by("c"), { line: milk, quantity: 8 }));
  expect(quantityOf(both(later, remove(later, milk, { dots: shown })), milk)).toBe(8);
});

test("[CT8] a set with the dots it was shown stands beside what was added since", () => {
  const shown = dotsOf(shop, milk);
  const later = after(shop, (cart) => add(cart, by("c"), { line: milk, quantity: 8 }));
  const delta = setQuantity(later, by("d"), { line: milk, quantity: 2, dots: shown });
  expect(quantityOf(both(later, delta), milk)).toBe(10);
  expect(setQuantity(later, by("d"), { line: milk, quantity: 3, dots: shown })).toBe(emptyCart);
});

test("[CT8] a clear with the dots it was shown leaves the rest", () => {
  expect(claims(clear(shop, { dots: [dot("a", 2)] }))).toEqual([dot("a", 2)]);
});

test("[CT8] dots that are not live here, or live on another line, are ignored", () => {
  const gone = both(shop, remove(shop, tea));
  const dots = [dot("a", 2), dot("a", 1_000_000), dot("nobody", 1), dot("b", 1)];
  expect(claims(remove(gone, milk, { dots }))).toEqual([dot("b", 1)]);
  expect(claims(clear(gone, { dots }))).toEqual([dot("b", 1)]);
  expect(claims(remove(shop, milk, { dots: [dot("a", 2)] }))).toEqual([]);
  expect(claims(setQuantity(gone, by("c"), { line: milk, quantity: 6, dots }))).toEqual([
    dot("b", 1),
    dot("c", 1),
  ]);
});

test("[CT13] since is the smallest its author knows for the line, and now for a line that is new or came back", () => {
  const since = (cart: Cart) => [...cart.entries.values()][0]?.since;
  expect(since(add(shop, by("b", NOON + 50), { line: milk, quantity: 1 }))).toBe(NOON);
  expect(since(add(shop, by("late", NOON - 50), { line: milk, quantity: 1 }))).toBe(NOON - 50);
  expect(since(add(shop, by("b", NOON + 50), { line: bread, quantity: 1 }))).toBe(NOON + 50);
  const gone = both(shop, remove(shop, milk));
  expect(since(add(gone, by("b", NOON + 50), { line: milk, quantity: 1 }))).toBe(NOON + 50);
});

test("[CT16] an operation out of range throws before anything is minted", () => {
  for (const quantity of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000, 2 ** 53 + 2]) {
    expect(() => add(shop, by("a"), { line: milk, quantity }), `${quantity}`).toThrow("in range");
    expect(() => setQuantity(shop, by("a"), { line: milk, quantity }), `${quantity}`).toThrow("in range");
  }
  expect(() => add(shop, by("a"), { line: milk, quantity: 0 })).toThrow("in range");
  expect(() => add(shop, { ...by("a"), seen: -1 }, { line: milk, quantity: 1 })).toThrow("in range");
  expect(() => add(shop, { ...by("a"), seen: 0.5 }, { line: milk, quantity: 1 })).toThrow("in range");
  expect(() => add(shop, by("a", Number.NaN), { line: milk, quantity: 1 })).toThrow("in range");
});

test("[CT17] carts whose clocks disagree by years come to the same lines and quantities", () => {
  const quantities = [NOON, 0, NOON * 2].map((phoneTime) => {
    const phone = setQuantity(shop, by("phone", phoneTime), { line: milk, quantity: 5 });
    const tablet = add(shop, by("tablet", NOON * 3 - phoneTime), { line: milk, quantity: 1 });
    const cart = cartOf(tablet, remove(shop, tea), phone, shop);
    return { milk: quantityOf(cart, milk), tea: quantityOf(cart, tea) };
  });
  expect(quantities).toEqual(Array(3).fill({ milk: 6, tea: 0 }));
});
