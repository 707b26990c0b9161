import {
  add,
  CartId,
  consume,
  emptyCart,
  haveOf,
  join,
  type Rid,
  remove,
  VariantId,
} from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import {
  expired,
  heard,
  joined,
  needsHealing,
  newerSeal,
  newReplica,
  pendingDots,
  type Replica,
  withoutSeal,
} from "./replica.ts";

const rid = "rid-of-mine1" as Rid;
const other = "rid-of-other" as Rid;
const milk = VariantId.parse("milk");
const identity = { kind: "guest", cartId: CartId.parse("G".repeat(22)) } as const;

const adding = (replica: Replica, from = rid): Replica =>
  joined(
    { ...replica, own: new Set([rid]) },
    add(replica.cart, { rid: from, now: 1, seen: 100 }, { line: milk, quantity: 1 }),
  );

/** The replica after the server answered that it has just this cart. */
const answered = (replica: Replica, cart = replica.cart, sealed: string | null = null): Replica =>
  heard(replica, {
    sent: emptyCart,
    delta: emptyCart,
    have: haveOf(cart),
    version: 1,
    sealed,
    dropped: [],
    at: 1,
  });

test("what the server confirmed is pending no more", () => {
  const replica = adding(newReplica(identity));
  expect(pendingDots(replica)).toEqual([`${rid}:1`]);
  expect(pendingDots(answered(replica))).toEqual([]);
});

test("what the server lost again since it last spoke is pending again", () => {
  const replica = answered(adding(newReplica(identity)));
  expect(pendingDots(answered(replica, emptyCart))).toEqual([`${rid}:1`]);
});

test("a refused dot is taken out, and its dot is told so that it leaves no gap", () => {
  const replica = adding(adding(newReplica(identity)));
  const after = heard(replica, {
    sent: replica.cart,
    delta: emptyCart,
    have: haveOf(emptyCart),
    version: 0,
    sealed: null,
    dropped: [`${rid}:1` as never],
    at: 1,
  });
  expect([...after.cart.entries.keys()]).toEqual([`${rid}:2`]);
  expect(pendingDots(after)).toEqual([`${rid}:1`, `${rid}:2`]);
});

test("a dead dot that the server has no use for is told once", () => {
  const born = adding(newReplica(identity));
  const dead = joined(born, remove(born.cart, milk));
  expect(pendingDots(dead)).toEqual([`${rid}:1`]);
  const told = heard(dead, {
    sent: consume([`${rid}:1` as never]),
    delta: emptyCart,
    have: haveOf(emptyCart),
    version: 0,
    sealed: null,
    dropped: [],
    at: 1,
  });
  expect(pendingDots(told)).toEqual([]);
});

test("a server that knows less than it once signed needs healing, and one that has not spoken does not", () => {
  const full = adding(adding(newReplica(identity)), other);
  const sealed = answered(full, full.cart, "seal");
  expect(needsHealing(sealed)).toBe(false);
  expect(needsHealing({ ...sealed, server: null })).toBe(false);
  expect(needsHealing(answered(sealed, emptyCart))).toBe(true);
});

test("while a seal heals, what it tells is not told again by dots", () => {
  const full = adding(adding(newReplica(identity)), other);
  const set = answered(answered(full, full.cart, "seal"), emptyCart);
  expect(pendingDots(set)).toEqual([]);
  expect(pendingDots(adding(set))).toEqual([`${rid}:2`]);
  expect(pendingDots(withoutSeal(set))).toEqual([`${other}:1`, `${rid}:1`].toSorted());
});

test("of two seals the one that holds more is kept, and the one held where neither does", () => {
  const [a, b] = [adding(newReplica(identity)), adding(newReplica(identity), other)];
  const both = join(a.cart, b.cart).state;
  const [one, two, all] = [a.cart, b.cart, both].map((cart, i) => ({ text: `${i}`, have: haveOf(cart) }));
  if (one === undefined || two === undefined || all === undefined) throw new Error("There are three.");
  expect(newerSeal(one, all)).toBe(all);
  expect(newerSeal(all, one)).toBe(all);
  expect(newerSeal(one, two)).toBe(one);
  expect(newerSeal(null, two)).toBe(two);
});

test("when the cart expired, what the seal told and the server lost is over; what it never heard of is not", () => {
  const sealed = answered(adding(newReplica(identity)), undefined, "seal");
  const replica = adding(answered(sealed, emptyCart));
  const over = expired(replica);
  expect([...over.cart.entries.keys()]).toEqual([`${rid}:2`]);
  expect(over.seal).toBeNull();
});
