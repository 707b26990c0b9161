import { expect, test } from "vitest";
import { after, by, cartOf, dot, milk, quantityOf, tea } from "../test/support/examples.ts";
import { brokenForm, plain } from "../test/support/plain.ts";
import { add, type Cart, consume, emptyCart, remove, setQuantity } from "./cart.ts";
import { knows } from "./context.ts";
import { join } from "./or-set.ts";

const joined = (a: Cart, b: Cart): Cart => join(a, b).state;
const one = after(emptyCart, (cart) => add(cart, by("a"), { line: milk, quantity: 1 }));
const two = after(one, (cart) => add(cart, by("b"), { line: tea, quantity: 2 }));

test("[OS1] a dot that both sides hold survives", () => {
  expect([...joined(one, two).entries.keys()]).toContain(dot("a", 1));
});

test("[OS1] a dot that one side has never seen survives, from either side", () => {
  expect(joined(one, two).entries.size).toBe(2);
  expect(joined(two, one).entries.size).toBe(2);
});

test("[OS1] a dot that the other side saw and no longer holds does not survive, from either side", () => {
  const removed = joined(two, remove(two, milk));
  for (const cart of [joined(removed, two), joined(two, removed)])
    expect([...cart.entries.keys()]).toEqual([dot("b", 1)]);
});

test("[OS1] a removal that arrives before the add it removes still removes it", () => {
  const early = cartOf(consume([dot("a", 1)]), one);
  expect(early.entries.size).toBe(0);
});

test("[OS2] three carts come to the same whichever way they are joined", () => {
  const three = joined(two, remove(two, milk));
  const four = after(one, (cart) => setQuantity(cart, by("c"), { line: milk, quantity: 5 }));
  const ways = [
    joined(joined(two, three), four),
    joined(two, joined(three, four)),
    joined(four, joined(three, two)),
  ];
  for (const way of ways) expect(plain(way)).toEqual(plain(ways[0] as Cart));
  expect(plain(joined(four, four))).toEqual(plain(four));
});

test("[OS3] whatever either side had seen, the join has seen", () => {
  const left = cartOf(consume([dot("a", 1), dot("a", 3)]));
  const right = cartOf(consume([dot("a", 5), dot("b", 1)]));
  const both = joined(left, right);
  for (const seen of [dot("a", 1), dot("a", 3), dot("a", 5), dot("b", 1)])
    expect(knows(both.context, seen)).toBe(true);
  expect(knows(both.context, dot("a", 2))).toBe(false);
});

test("[OS4] an add made without knowledge of a remove survives it", () => {
  const phone = joined(one, remove(one, milk));
  const laptop = after(one, (cart) => add(cart, by("laptop"), { line: milk, quantity: 2 }));
  expect(quantityOf(joined(phone, laptop), milk)).toBe(2);
  expect(quantityOf(joined(laptop, phone), milk)).toBe(2);
});

test("[OS5] a join that brings nothing gives back the very state, and says so", () => {
  const copy: Cart = { entries: new Map(two.entries), context: two.context };
  const removed = joined(two, remove(two, milk));
  for (const known of [one, emptyCart, two, copy]) expect(join(two, known).state).toBe(two);
  for (const known of [one, emptyCart, two, copy]) expect(join(two, known).changed).toBe(false);
  for (const known of [two, one, remove(two, milk)]) expect(join(removed, known).changed).toBe(false);
  expect(join(two, removed).changed).toBe(true);
});

test("[OS5] a removal of something never seen changes the context alone, and counts as a change", () => {
  const { state, changed } = join(one, consume([dot("z", 1)]));
  expect(changed).toBe(true);
  expect(plain(state).entries).toEqual(plain(one).entries);
});

test("[OS6] every entry's dot is in the context of what was joined", () => {
  const gap = after(one, (cart) => add(cart, by("a"), { line: tea, quantity: 1 }));
  const second = add(one, by("a"), { line: tea, quantity: 1 });
  for (const cart of [gap, cartOf(second), cartOf(second, one)]) expect(brokenForm(cart)).toBeNull();
});

test("[OS7] after a thousand adds and removes a cart is one number for each rid", () => {
  let cart = emptyCart;
  for (let i = 0; i < 1000; i++) {
    cart = after(cart, (now) => add(now, by(i % 2 === 0 ? "a" : "b"), { line: milk, quantity: 1 }));
    if (i % 3 === 2) cart = joined(cart, remove(cart, milk));
  }
  cart = joined(cart, remove(cart, milk));
  expect(plain(cart)).toEqual({
    entries: [],
    vector: [
      [dot("a", 1).slice(0, 12), 500],
      [dot("b", 1).slice(0, 12), 500],
    ],
    cloud: [],
  });
});

test("[OS8] a context of few bytes that claims everything is joined from the smaller side", () => {
  const claim: Cart = {
    entries: new Map(),
    context: { vector: new Map([[by("a").rid, 2 ** 31 - 1]]), cloud: new Set() },
  };
  expect([...joined(two, claim).entries.keys()]).toEqual([dot("b", 1)]);
  expect(joined(claim, two).entries.size).toBe(1);
});

test("[OS9] joining leaves both carts as they were", () => {
  const before = [plain(one), plain(two)];
  const removed = joined(two, remove(two, milk));
  joined(
    removed,
    after(two, (cart) => add(cart, by("a"), { line: milk, quantity: 7 })),
  );
  expect([plain(one), plain(two)]).toEqual(before);
  expect(removed.entries.size).toBe(1);
});
