import { expect, test } from "vitest";
import { after, bread, by, cartOf, dot, milk, quantityOf, rid, tea } from "../test/support/examples.ts";
import { plain } from "../test/support/plain.ts";
import { add, type Cart, emptyCart, remove, setQuantity } from "./cart.ts";
import { dotCount } from "./context.ts";
import { diff, haveOf } from "./diff.ts";
import { join } from "./or-set.ts";

const joined = (a: Cart, b: Cart): Cart => join(a, b).state;
const told = (from: Cart, to: Cart): Cart => joined(to, diff(from, haveOf(to)));

const start = after(
  emptyCart,
  (cart) => add(cart, by("a"), { line: milk, quantity: 1 }),
  (cart) => add(cart, by("b"), { line: tea, quantity: 2 }),
);

test("[DI1] a peer that knows nothing is told everything", () => {
  expect(plain(told(start, emptyCart))).toEqual(plain(start));
});

test("[DI1] both sides come to the same when each tells the other what it lacks", () => {
  const phone = after(joined(start, remove(start, milk)), (cart) =>
    add(cart, by("p"), { line: bread, quantity: 1 }),
  );
  const laptop = after(start, (cart) => setQuantity(cart, by("l"), { line: tea, quantity: 5 }));
  const whole = plain(joined(phone, laptop));
  expect(plain(told(phone, laptop))).toEqual(whole);
  expect(plain(told(laptop, phone))).toEqual(whole);
});

test("[DI1] a peer with gaps is told exactly what fills them", () => {
  let cart = emptyCart;
  for (let i = 0; i < 6; i++) cart = after(cart, (now) => add(now, by("a"), { line: milk, quantity: 1 }));
  const entry = (n: number): Cart => ({
    entries: new Map([...cart.entries].filter(([it]) => it === dot("a", n))),
    context: { vector: new Map(), cloud: new Set([dot("a", n)]) },
  });
  const peer = cartOf(entry(3), entry(5));
  const delta = diff(cart, haveOf(peer));
  expect([...delta.entries.keys()].sort()).toEqual([1, 2, 4, 6].map((n) => dot("a", n)));
  expect(plain(joined(peer, delta))).toEqual(plain(cart));
});

test("[DI2] a peer that has everything is told the empty cart", () => {
  expect(diff(start, haveOf(start))).toBe(emptyCart);
  expect(diff(emptyCart, haveOf(start))).toBe(emptyCart);
  const further = after(start, (cart) => add(cart, by("c"), { line: milk, quantity: 1 }));
  expect(diff(start, haveOf(further))).toBe(emptyCart);
});

test("[DI3] a diff that arrives late takes nothing from a peer that has moved on", () => {
  const peer = joined(start, remove(start, tea));
  const delta = diff(start, haveOf(emptyCart));
  const moved = after(peer, (cart) => add(cart, by("c"), { line: tea, quantity: 9 }));
  expect(joined(moved, delta)).toBe(moved);
  expect(join(start, delta).changed).toBe(false);
});

test("[DI4] a removal that minted nothing is told to a peer that still holds the dot", () => {
  const removed = joined(start, remove(start, milk));
  const delta = diff(removed, haveOf(start));
  expect(plain(delta)).toEqual({ entries: [], vector: [[rid("a"), 1]], cloud: [] });
  expect(quantityOf(joined(start, delta), milk)).toBe(0);
});

test("[DI5] after ten thousand operations a peer that missed them is told no more than what lives", () => {
  let cart = start;
  for (let i = 0; i < 5000; i++)
    cart = after(cart, (now) =>
      setQuantity(now, by(i % 2 === 0 ? "a" : "b"), { line: tea, quantity: 1 + (i % 9) }),
    );
  const delta = diff(cart, haveOf(start));
  expect(delta.entries.size).toBe(2);
  expect(delta.context.cloud.size).toBe(0);
  expect(plain(joined(start, delta))).toEqual(plain(cart));
});

test("[DI5] where a peer lacks a few dots of a rid it has much of, only those are told", () => {
  let cart = emptyCart;
  for (let i = 0; i < 50; i++) cart = after(cart, (now) => add(now, by("a"), { line: milk, quantity: 1 }));
  const peer = cart;
  for (let i = 0; i < 3; i++) cart = after(cart, (now) => add(now, by("a"), { line: tea, quantity: 1 }));
  const delta = diff(cart, haveOf(peer));
  expect([...delta.entries.keys()].sort()).toEqual([51, 52, 53].map((n) => dot("a", n)));
  expect(dotCount(delta.context)).toBe(3);
});
