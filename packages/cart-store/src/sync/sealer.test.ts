import { createHmac } from "node:crypto";
import {
  add,
  type Cart,
  type CartId,
  contextOf,
  dotOf,
  emptyCart,
  encodeCart,
  type Rid,
  type VariantId,
} from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { newCartId } from "../../test/operations.ts";
import { createSealer, SEAL_CHARACTERS } from "./sealer.ts";

const sealer = createSealer({ secrets: ["a secret"] });
const author = { rid: "device-A____" as Rid, now: 1_700_000_000_000, seen: 199 };
const cart = add(emptyCart, author, { line: "milk" as VariantId, quantity: 2 });
const state = { cartId: newCartId(), version: 7, at: 1_700_000_000_123, cart };

test("what was sealed is opened as it was: cart, version, time and state", async () => {
  const opened = await sealer.open((await sealer.seal(state)) ?? "");
  if (!opened.ok) throw new Error(opened.problem);
  const { cart: read, ...facts } = opened.value;
  expect(facts).toEqual({ cartId: state.cartId, version: 7, at: state.at });
  expect(encodeCart(read)).toBe(encodeCart(cart));
});

test("the seal is this text, under HMAC-SHA-256 by a key of its own; whoever changes it raises its version", async () => {
  const cartId = "0123456789ABCDEFGHIJKL" as CartId;
  const words = `${cartId}.7.loyw3v5n.[1,"device-A____",[1],[],["milk"],1700000000000,[0],[0,1,2,0,199,0,0]]`;
  const key = createHmac("sha256", "a secret").update("dotcart sealed cart 1").digest();
  const signature = createHmac("sha256", key).update(words).digest("base64url");
  expect(await sealer.seal({ ...state, cartId })).toBe(`1.${signature}.${words}`);
});

test("a seal is signed by the first secret and known by every one of them", async () => {
  const renewed = createSealer({ secrets: ["a newer secret", "a secret"] });
  const old = (await sealer.seal(state)) ?? "";
  expect((await renewed.open(old)).ok).toBe(true);
  expect(await sealer.open((await renewed.seal(state)) ?? "")).toEqual({ ok: false, problem: "forged" });
});

test("a change of any one character is refused, and nothing makes it throw", async () => {
  const good = (await sealer.seal(state)) ?? "";
  for (let i = 0; i < good.length; i++) {
    const other = good.charAt(i) === "A" ? "B" : "A";
    const opened = await sealer.open(good.slice(0, i) + other + good.slice(i + 1));
    expect(opened.ok, `character ${i}`).toBe(false);
  }
  for (const text of ["", ".", "1...", `1.${"!".repeat(43)}.x`, "ä".repeat(100), good.slice(1), `${good}\n`])
    expect((await sealer.open(text)).ok, text).toBe(false);
});

test("a cart too large to be handed back is not sealed, and a text as large is not looked at", async () => {
  const [entry] = cart.entries.values();
  if (entry === undefined) throw new Error("an add has an entry");
  const dots = Array.from({ length: 8000 }, (_, i) => dotOf(author.rid, i + 1));
  const large: Cart = { entries: new Map(dots.map((dot) => [dot, entry])), context: contextOf(dots) };
  expect(encodeCart(large).length).toBeGreaterThan(SEAL_CHARACTERS);
  expect(await sealer.seal({ ...state, cart: large })).toBeNull();
  expect(await sealer.open(`${await sealer.seal(state)}${" ".repeat(SEAL_CHARACTERS)}`)).toEqual({
    ok: false,
    problem: "malformed",
  });
});
