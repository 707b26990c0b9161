import {
  type CartId,
  contextOf,
  type Dot,
  dotOf,
  type Entry,
  emptyCart,
  type Rid,
} from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { newCartId, tea } from "../test/operations.ts";
import type { KeptCart } from "./kept-cart.ts";
import { createKnownCarts, type KnownCart, type KnownCarts } from "./known-carts.ts";

const rid = "device-A____" as Rid;

/** A cart of one version, with as many entries. */
function keptCart(version: number, entryCount = 0): KeptCart {
  const entry: Entry = { kind: "add", line: tea.id, quantity: 1, seen: 1, at: 1, since: 1 };
  const dots = Array.from({ length: entryCount }, (_, i): Dot => dotOf(rid, i + 1));
  const cart =
    entryCount === 0
      ? emptyCart
      : { entries: new Map(dots.map((dot) => [dot, entry])), context: contextOf(dots) };
  return {
    stored: { cart, version, at: 0, closedInto: null, expiresAt: 0 },
    mark: `mark-${version}`,
    rid,
    bindings: new Map(),
  };
}

const told = (kept: KeptCart): KnownCart => ({ kept, told: kept });
const versionOf = (carts: KnownCarts, id: CartId) => carts.get(id)?.kept.stored.version;

test("a cart is known from what Redis told of it", () => {
  const carts = createKnownCarts(100);
  const id = newCartId();
  expect(carts.get(id)).toBeUndefined();
  carts.learn(id, undefined, keptCart(3));
  expect(versionOf(carts, id)).toBe(3);
});

test("what was told earlier does not replace something later, unless the teller's hearer knew just that", () => {
  const carts = createKnownCarts(100);
  const id = newCartId();
  carts.learn(id, undefined, keptCart(5));
  const base = carts.get(id);
  carts.learn(id, told(keptCart(2)), keptCart(4));
  expect(versionOf(carts, id)).toBe(5);
  carts.learn(id, base, keptCart(1));
  expect(versionOf(carts, id)).toBe(1);
});

test("what is expected takes the place of what it builds on, and of nothing else", () => {
  const carts = createKnownCarts(100);
  const id = newCartId();
  carts.learn(id, undefined, keptCart(1));
  const base = carts.get(id) as KnownCart;
  carts.expect(id, base, { kept: keptCart(2), told: base.told });
  expect(versionOf(carts, id)).toBe(2);
  carts.expect(id, base, { kept: keptCart(9), told: base.told });
  expect(versionOf(carts, id)).toBe(2);
});

test("a read that was answered before an expected write was done does not undo the expectation", () => {
  const carts = createKnownCarts(100);
  const id = newCartId();
  carts.learn(id, undefined, keptCart(1));
  const base = carts.get(id) as KnownCart;
  const expected = { kept: keptCart(2), told: base.told };
  carts.expect(id, base, expected);
  carts.learn(id, expected, keptCart(1));
  expect(versionOf(carts, id)).toBe(2);
});

test("when one expected write did not happen, all that was built on the same telling is forgotten, and nothing newer", () => {
  const carts = createKnownCarts(100);
  const id = newCartId();
  carts.learn(id, undefined, keptCart(1));
  const base = carts.get(id) as KnownCart;
  const second = { kept: keptCart(2), told: base.told };
  carts.expect(id, base, second);
  carts.expect(id, second, { kept: keptCart(3), told: base.told });
  carts.forget(id, second);
  expect(carts.get(id)).toBeUndefined();
  carts.learn(id, undefined, keptCart(7));
  carts.forget(id, second);
  expect(versionOf(carts, id)).toBe(7);
});

test("what is kept is bounded by entries, not carts; the one unused for longest goes first", () => {
  const carts = createKnownCarts(100);
  const [a, b, c] = [newCartId(), newCartId(), newCartId()];
  carts.learn(a, undefined, keptCart(1, 40));
  carts.learn(b, undefined, keptCart(1, 40));
  carts.get(a);
  carts.learn(c, undefined, keptCart(1, 40));
  expect([a, b, c].map((id) => versionOf(carts, id))).toEqual([1, undefined, 1]);
  carts.learn(b, undefined, keptCart(1, 400));
  expect([a, b, c].map((id) => versionOf(carts, id))).toEqual([undefined, undefined, undefined]);
});
