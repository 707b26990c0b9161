import {
  add,
  type Cart,
  dotsIn,
  emptyCart,
  encodeCart,
  haveOf,
  ingressBounds,
  join,
  type Rid,
  remove,
  setQuantity,
  VariantId,
} from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { deltaOn, outgoing, pieceOf } from "./outgoing.ts";

const mine = "rid-of-mine1" as Rid;
const theirs = "rid-of-other" as Rid;
const milk = VariantId.parse("milk");
const bread = VariantId.parse("bread");
const by = (rid: Rid) => ({ rid, now: 1, seen: 100 });
const after = (cart: Cart, ...changes: ((cart: Cart) => Cart)[]) =>
  changes.reduce((now, change) => join(now, change(now)).state, cart);
const adding =
  (rid: Rid, line = milk) =>
  (cart: Cart) =>
    add(cart, by(rid), { line, quantity: 1 });

const nobody = haveOf(emptyCart);

test("what the server does not know is told", () => {
  const cart = after(emptyCart, adding(mine), adding(theirs));
  expect(outgoing(cart, nobody, [mine])).toEqual([`${mine}:1`, `${theirs}:1`]);
});

test("to a server that has everything nothing is told", () => {
  const cart = after(emptyCart, adding(mine), adding(theirs), (now) => remove(now, milk), adding(mine));
  expect(outgoing(cart, haveOf(cart), [mine])).toEqual([]);
});

test("what the server holds and was taken out here is told, whoever minted it", () => {
  const before = after(emptyCart, adding(theirs), adding(mine, bread));
  const cart = after(before, (now) => remove(now, milk));
  expect(outgoing(cart, haveOf(before), [mine])).toEqual([`${theirs}:1`]);
});

test("a dot of one's own that lived and died before the server heard of it leaves no gap", () => {
  const cart = after(emptyCart, adding(mine), (now) =>
    setQuantity(now, by(mine), { line: milk, quantity: 3 }),
  );
  const dots = outgoing(cart, nobody, [mine]);
  expect(dots).toEqual([`${mine}:1`, `${mine}:2`]);
  expect(deltaOn(cart, dots).context.cloud.size).toBe(0);
});

test("of others' dead dots that the server does not know nothing is said", () => {
  const cart = after(emptyCart, adding(theirs), (now) => remove(now, milk));
  expect(outgoing(cart, nobody, [mine])).toEqual([]);
});

test("what is told of a server that moved on is harmless: joining it takes out nothing that was not seen", () => {
  const shared = after(emptyCart, adding(mine));
  const cart = after(shared, (now) => remove(now, milk));
  const server = after(shared, adding(theirs));
  const delta = deltaOn(cart, outgoing(cart, haveOf(shared), [mine]));
  expect([...join(server, delta).state.entries.keys()]).toEqual([`${theirs}:1`]);
});

test("a piece stays within what one request may carry, and all pieces together say everything", () => {
  let cart = emptyCart;
  for (let i = 0; i < 700; i++) {
    const line = VariantId.parse(`a-long-name-for-goods-number-${i % 150}`);
    cart = join(cart, add(cart, by(mine), { line, quantity: 1 })).state;
  }
  let server = emptyCart;
  let pieces = 0;
  for (let left = outgoing(cart, nobody, [mine]); left.length > 0; pieces++) {
    const delta = deltaOn(cart, pieceOf(cart, left, 512));
    expect(encodeCart(delta).length).toBeLessThanOrEqual(ingressBounds.characters);
    expect(dotsIn(delta.context).length).toBeLessThanOrEqual(ingressBounds.dots);
    server = join(server, delta).state;
    left = outgoing(cart, haveOf(server), [mine]);
  }
  expect(encodeCart(server)).toBe(encodeCart(cart));
  expect(pieces).toBeGreaterThan(1);
});

test("a piece carries one dot at least, however little it may", () => {
  const cart = after(emptyCart, adding(mine), adding(mine));
  expect(pieceOf(cart, outgoing(cart, nobody, [mine]), 1)).toHaveLength(1);
});
