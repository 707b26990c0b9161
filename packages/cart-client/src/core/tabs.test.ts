import { add, CartId, emptyCart, encodeCart, type Rid, VariantId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { settled } from "../../test/support/clock.ts";
import { createMemoryStreet } from "../memory/memory-channel.ts";
import { recordOf } from "./record.ts";
import { newReplica } from "./replica.ts";
import { createTabs, type TabMessage } from "./tabs.ts";

const identity = { kind: "account", cartId: CartId.parse("A".repeat(22)) } as const;
const rid = "rid-of-a-tab" as Rid;
const delta = add(emptyCart, { rid, now: 1, seen: 2 }, { line: VariantId.parse("milk"), quantity: 1 });

/** What a tab hears of whatever another one posts. */
async function heardOf(value: unknown): Promise<readonly TabMessage[]> {
  const street = createMemoryStreet();
  const heard: TabMessage[] = [];
  createTabs(street(), (message) => heard.push(message));
  street().post(value);
  await settled();
  return heard;
}

test("tabs hear each other, and nobody hears himself", async () => {
  const street = createMemoryStreet();
  const heard: string[] = [];
  const [a] = ["a", "b", "c"].map((name) =>
    createTabs(street(), ({ kind }) => heard.push(`${name} ${kind}`)),
  );
  a?.tell({ kind: "left", cartId: identity.cartId });
  await settled();
  expect(heard).toEqual(["b left", "c left"]);
});

test("part of a replica arrives as it was told", async () => {
  const replica = { ...newReplica(identity), cart: delta, own: new Set([rid]) };
  const [message] = await heardOf({ kind: "replica", record: recordOf(replica) });
  if (message?.kind !== "replica") throw new Error("It is a replica.");
  expect(encodeCart(message.replica.cart)).toBe(encodeCart(delta));
  expect(message.replica.own).toEqual(replica.own);
});

test("a receipt arrives with the account it is for", async () => {
  const receipt = {
    guestCartId: identity.cartId,
    at: 1,
    strategy: "join",
    lines: [{ variantId: "milk", quantity: 1 }],
    dots: [`${rid}:1`],
    kept: 0,
  };
  expect(await heardOf({ kind: "entered", identity, receipt })).toEqual([
    { kind: "entered", identity, receipt },
  ]);
  expect(await heardOf({ kind: "entered", identity, receipt: { ...receipt, dots: ["x"] } })).toEqual([]);
});

test.each<[string, unknown]>([
  ["nothing", null],
  ["a text", "left"],
  ["a kind of tomorrow", { kind: "vanished", cartId: identity.cartId }],
  ["a sign-out of nobody", { kind: "left", cartId: "short" }],
  ["a sign-in without a cart", { kind: "entered", identity: { kind: "account" }, receipt: null }],
  ["half a replica", { kind: "replica", record: { version: 1 } }],
])("%s is passed over: a tab may run another version of the page", async (_what, value) => {
  expect(await heardOf(value)).toEqual([]);
});
