import { expect, test } from "vitest";
import { after, bread, by, cartOf, dot, milk, NOON, tea } from "../test/support/examples.ts";
import { add, type Cart, clear, consume, emptyCart, remove, setQuantity } from "./cart.ts";
import { encodeCart } from "./encode-cart.ts";
import { join } from "./or-set.ts";
import { WIRE_VERSION } from "./wire.ts";

/** Something of everything: an add, a set, two lines, a gap with and without an entry, times that differ. */
const specimen = cartOf(
  after(
    emptyCart,
    (cart) => add(cart, by("Bob", NOON, 199), { line: milk, quantity: 2 }),
    (cart) => setQuantity(cart, by("alice", NOON + 1500, 189), { line: milk, quantity: 9999 }),
    (cart) => add(cart, by("alice", NOON + 2000, 450), { line: tea, quantity: 1 }),
  ),
  consume([dot("Bob", 3), dot("carol", 2)]),
  { ...cartOf(add(emptyCart, by("a", NOON - 60_000, 0), { line: bread, quantity: 4 })) },
);

test("[WI9] the text of version 1 is this text; whoever changes it raises the version", () => {
  expect({ version: WIRE_VERSION, text: encodeCart(specimen) }).toEqual({
    version: 1,
    text:
      '[1,"Bob_________a___________alice_______carol_______",[1,1,2,0],[0,3,3,2],["bread","milk","tea-250"],' +
      "1759999940000,[0,60000,62000],[1,1,4,0,0,0,0,2,1,-9999,1,189,1500,0,2,2,1,2,450,0,0]]",
  });
});

test("[WI9] what is empty at the end is left out", () => {
  const one = after(emptyCart, (cart) => add(cart, by("a"), { line: milk, quantity: 1 }));
  const text = {
    nothing: encodeCart(emptyCart),
    one: encodeCart(one),
    cleared: encodeCart(join(one, clear(one)).state),
    removal: encodeCart(
      remove(
        after(one, (cart) => add(cart, by("a"), { line: tea, quantity: 1 })),
        tea,
      ),
    ),
  };
  expect(text).toEqual({
    nothing: '[1,"",[]]',
    one: '[1,"a___________",[1],[],["milk"],1760000000000,[0],[0,1,1,0,199,0,0]]',
    cleared: '[1,"a___________",[1]]',
    removal: '[1,"a___________",[0],[0,2]]',
  });
});

test("[WI2] one cart has one text, whatever order it was built in", () => {
  const parts = ["b", "a", "Z", "0"].map((name, i) =>
    add(emptyCart, by(name, NOON + i), { line: i % 2 === 0 ? milk : tea, quantity: i + 1 }),
  );
  const orders = [parts, [...parts].reverse(), [...parts.slice(2), ...parts.slice(0, 2)]];
  const texts = new Set(orders.map((order) => encodeCart(cartOf(...order))));
  expect(texts.size).toBe(1);
});

test("[WI2] a cart read into plain maps has the text of the one that was joined", () => {
  const { entries, context } = specimen;
  const copy: Cart = {
    entries: new Map([...entries].reverse()),
    context: { vector: new Map([...context.vector].reverse()), cloud: new Set([...context.cloud].reverse()) },
  };
  expect(encodeCart(copy)).toBe(encodeCart(specimen));
});
