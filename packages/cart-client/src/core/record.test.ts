import { add, CartId, encodeCart, encodeHave, haveOf, join, type Rid, VariantId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { keyOf, recordOf, replicaIn, together } from "./record.ts";
import { joined, newReplica, type Replica, withoutSeal } from "./replica.ts";

const rid = "rid-of-tab-1" as Rid;
const identity = { kind: "guest", cartId: CartId.parse("G".repeat(22)) } as const;
const author = { rid, now: 1, seen: 100 };
const line = VariantId.parse("milk");

function replica(adds: number): Replica {
  let made: Replica = { ...newReplica(identity), own: new Set([rid]) };
  for (let i = 0; i < adds; i++) made = joined(made, add(made.cart, author, { line, quantity: 1 }));
  const have = haveOf(made.cart);
  return { ...made, server: { have, version: adds, at: adds }, seal: { text: `seal ${adds}`, have } };
}

test("a replica is read back as it was", () => {
  const kept = replica(3);
  const read = replicaIn(structuredClone(recordOf(kept)));
  if (read === null) throw new Error("It can be read.");
  expect(recordOf(read)).toEqual(recordOf(kept));
});

test("the shape of a record and its version are held together", () => {
  expect(recordOf(replica(1))).toEqual({
    version: 1,
    identity,
    cart: encodeCart(replica(1).cart),
    own: [rid],
    retired: [],
    server: { have: encodeHave(haveOf(replica(1).cart)), version: 1, at: 1 },
    seal: { text: "seal 1", have: encodeHave(haveOf(replica(1).cart)) },
    voidSeal: null,
  });
});

const good = recordOf(replica(2));
test.each<[string, unknown]>([
  ["nothing", null],
  ["a text", "record"],
  ["a list", [good]],
  ["another version", { ...good, version: 2 }],
  ["a cart that is cut", { ...good, cart: good.cart.slice(0, -3) }],
  ["an identity of no kind", { ...good, identity: { kind: "admin", cartId: identity.cartId } }],
  ["an identity without a cart", { ...good, identity: { kind: "guest", cartId: "short" } }],
  ["a rid that is none", { ...good, own: ["__proto__"] }],
  ["no rids", { ...good, own: undefined }],
  ["a server that never was", { ...good, server: { have: "[]", version: 1, at: 1 } }],
  ["a version below nothing", { ...good, server: { ...good.server, version: -1 } }],
  ["a seal without its text", { ...good, seal: { have: good.seal?.have } }],
  ["a void seal that is none", { ...good, voidSeal: 7 }],
])("%s is no record, and nothing of it is used", (_what, value) => {
  expect(replicaIn(value)).toBeNull();
});

test("two copies together hold both carts, the latest word of the server and the fuller seal", () => {
  const [less, more] = [replica(1), replica(3)];
  for (const both of [together(less, more), together(more, less)]) {
    expect(encodeCart(both.cart)).toBe(encodeCart(join(less.cart, more.cart).state));
    expect(both.server?.version).toBe(3);
    expect(both.seal?.text).toBe("seal 3");
  }
});

test("a copy that tells nothing leaves the very same replica", () => {
  const kept = replica(3);
  expect(together(kept, replica(2))).toBe(kept);
  expect(together(kept, replicaIn(recordOf(kept)) as Replica)).toBe(kept);
});

test("a seal that was refused is not brought back by another copy", () => {
  const kept = replica(3);
  const refused = withoutSeal(kept);
  expect(together(refused, kept).seal).toBeNull();
  expect(together(kept, refused).seal).toBeNull();
  expect(together(refused, replica(4)).seal?.text).toBe("seal 4");
});

test("a cart without a session has a place of its own on the device", () => {
  expect(keyOf(null)).toBe("cart:new");
  expect(keyOf(identity)).toBe(`cart:${identity.cartId}`);
});
