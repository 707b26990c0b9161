import { add, CartId, type Dot, encodeCart, haveOf, join, type Rid, VariantId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { passage } from "./passage.ts";
import { newReplica, type Replica } from "./replica.ts";
import type { Identity } from "./snapshot.ts";

const milk = VariantId.parse("milk");
const bread = VariantId.parse("bread");
const rid = "rid-of-tab-1" as Rid;
const guest: Identity = { kind: "guest", cartId: CartId.parse("G".repeat(22)) };
const otherGuest: Identity = { kind: "guest", cartId: CartId.parse("H".repeat(22)) };
const account: Identity = { kind: "account", cartId: CartId.parse("A".repeat(22)) };
const otherAccount: Identity = { kind: "account", cartId: CartId.parse("B".repeat(22)) };

/** A replica with milk that the server has and bread that it has not. */
function replicaOf(identity: Identity | null): Replica {
  const empty = newReplica(identity);
  const author = { rid, now: 1, seen: 100 };
  const sent = join(empty.cart, add(empty.cart, author, { line: milk, quantity: 1 })).state;
  const cart = join(sent, add(sent, author, { line: bread, quantity: 1 })).state;
  const server = identity === null ? null : { have: haveOf(sent), version: 1, at: 1 };
  return { ...empty, cart, own: new Set([rid]), server };
}

const dotsIn = ({ cart }: Replica): readonly Dot[] => [...cart.entries.keys()];
const both = [`${rid}:1`, `${rid}:2`];
const unsent = [`${rid}:2`];

test("a cart without a session becomes the cart of the first one, rid and all", () => {
  const { replica, keepsRid, forgets, joins } = passage(replicaOf(null), guest, "began");
  expect(replica.identity).toEqual(guest);
  expect(encodeCart(replica.cart)).toBe(encodeCart(replicaOf(null).cart));
  expect(keepsRid).toBe(true);
  expect([joins, forgets]).toEqual([["cart:new"], ["cart:new"]]);
});

test("with a receipt the guest's whole cart goes into the account's, and its rids mint there never", () => {
  const { replica, keepsRid, forgets } = passage(replicaOf(guest), account, "entered");
  expect(dotsIn(replica)).toEqual(both);
  expect(replica.retired).toEqual(new Set([rid]));
  expect(keepsRid).toBe(false);
  expect(forgets).toContain(`cart:${guest.cartId}`);
});

test.each([
  ["an account found by the way", account, "found"],
  ["another guest's cart", otherGuest, "found"],
  ["nobody, when the session ended", null, "ended"],
] as const)("from a guest to %s only what this device alone knew goes along", (_who, to, cause) => {
  const { replica, forgets } = passage(replicaOf(guest), to, cause);
  expect(dotsIn(replica)).toEqual(unsent);
  expect(forgets).toContain(`cart:${guest.cartId}`);
});

test.each([
  ["another account", otherAccount, "entered"],
  ["a guest", guest, "found"],
  ["nobody", null, "ended"],
] as const)(
  "from an account to %s nothing goes along, and its record stays for its next sign-in",
  (_who, to, cause) => {
    const { replica, forgets, joins } = passage(replicaOf(account), to, cause);
    expect(dotsIn(replica)).toEqual([]);
    expect([...replica.own]).toEqual([]);
    expect([joins, forgets]).toEqual([[], []]);
  },
);

test("who signs out leaves nothing, not even what could not be read", () => {
  const { replica, forgets } = passage(replicaOf(account), null, "left");
  expect(replica).toEqual(newReplica(null));
  expect(forgets).toEqual([`cart:${account.cartId}`, "aside"]);
});
