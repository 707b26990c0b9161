import {
  add,
  type Cart,
  diff,
  emptyCart,
  encodeCart,
  haveOf,
  join,
  linesOf,
  type Rid,
  remove,
  type VariantId,
} from "@dotcart/cart-domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PIECE_SIZE, piecesOf } from "./pieces.ts";

const ridAs = (name: string): Rid => name.padEnd(12, "_") as Rid;

/** Adds of some lines, of which some are taken out again. */
function grown(
  cart: Cart,
  rid: Rid,
  { adds, lines, removes }: { adds: number; lines: number; removes: number },
): Cart {
  let now = cart;
  for (let i = 0; i < adds; i++) {
    const line = `${"long".repeat(13)}-${(i * 7) % lines}` as VariantId;
    now = join(
      now,
      add(now, { rid, now: 1_760_000_000_000 + i * 977, seen: 0 }, { line, quantity: 9999 }),
    ).state;
  }
  for (const { line } of linesOf(now).slice(0, removes)) now = join(now, remove(now, line)).state;
  return now;
}

const amount = (most: number) => fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: most }));
const growth = fc.record({
  adds: amount(1500),
  lines: fc.integer({ min: 1, max: 300 }),
  removes: amount(300),
});

test("joining all pieces, in any order, is joining what the peer lacks; each fits into a message", () => {
  fc.assert(
    fc.property(growth, growth, growth, fc.boolean(), (common, here, there, isReversed) => {
      const both = grown(emptyCart, ridAs("a"), common);
      const peer = grown(both, ridAs("b"), there);
      const cart = grown(grown(both, ridAs("a"), here), ridAs("c"), { ...here, removes: 0 });
      const pieces = [...piecesOf(cart, haveOf(peer))];
      for (const piece of pieces) expect(encodeCart(piece).length).toBeLessThan(PIECE_SIZE + 400);
      const joined = (isReversed ? pieces.reverse() : pieces).reduce(
        (sum, piece) => join(sum, piece).state,
        peer,
      );
      expect(encodeCart(joined)).toBe(encodeCart(join(peer, diff(cart, haveOf(peer))).state));
      expect([...piecesOf(cart, haveOf(joined))]).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("a peer that takes one piece at a time comes to the end, however long the history and however much lives", () => {
  let cart = grown(emptyCart, ridAs("a"), { adds: 4000, lines: 400, removes: 200 });
  cart = grown(cart, ridAs("b"), { adds: 700, lines: 700, removes: 0 });
  let peer: Cart = emptyCart;
  for (let i = 0; i < 200; i++) {
    const [piece] = piecesOf(cart, haveOf(peer));
    if (piece === undefined) break;
    peer = join(peer, piece).state;
  }
  expect(encodeCart(peer)).toBe(encodeCart(cart));
});

test("a million dots of which few live are told in one piece", () => {
  const rid = ridAs("a");
  const small = grown(emptyCart, rid, { adds: 3, lines: 3, removes: 0 });
  const cart: Cart = {
    entries: small.entries,
    context: { vector: new Map([[rid, 1_000_000]]), cloud: new Set() },
  };
  const pieces = [...piecesOf(cart, haveOf(emptyCart))];
  expect(pieces.map(encodeCart)).toEqual([encodeCart(cart)]);
});
