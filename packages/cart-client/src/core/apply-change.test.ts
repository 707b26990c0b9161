import {
  type Cart,
  emptyCart,
  join,
  lineOf,
  linesOf,
  money,
  type Rid,
  savedLine,
  savedLinesOf,
  type Variant,
} from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { EUR, variant } from "../../test/support/shop.ts";
import { applyChange } from "./apply-change.ts";
import type { Change } from "./change.ts";

const milk = variant("milk", { stock: 10 });
const bread = variant("bread");
const known = new Map<string, Variant | null>([
  ["milk", milk],
  ["bread", bread],
  ["gone", null],
]);
let now = 1_000;

/** The cart after these changes, each undone at the end when asked for. */
function after(cart: Cart, ...changes: Change[]): { readonly cart: Cart; readonly undo: Change | undefined } {
  let undo: Change | undefined;
  let state = cart;
  for (const change of changes) {
    now += 1;
    const author = { rid: "rid-of-a-tab" as Rid, now };
    const decided = applyChange({ cart: state, author, variantOf: (id) => known.get(id) }, change);
    if (!decided.ok) throw new Error(decided.problem.kind);
    undo = decided.value.undo;
    state = join(state, decided.value.delta).state;
  }
  return { cart: state, undo };
}

const refusal = (cart: Cart, change: Change) =>
  applyChange(
    { cart, author: { rid: "rid-of-a-tab" as Rid, now }, variantOf: (id) => known.get(id) },
    change,
  );

const shown = (cart: Cart) => [
  linesOf(cart).map(({ line, quantity, since }) => [line, quantity, since]),
  savedLinesOf(cart).map(({ line, quantity, since }) => [line, quantity, since]),
];

const { cart: full } = after(
  emptyCart,
  { kind: "add", variant: milk, quantity: 2 },
  { kind: "add", variant: bread, quantity: 1 },
);

test.each<[string, Change]>([
  ["a removed line", { kind: "remove", variantId: milk.id }],
  ["a set to nothing", { kind: "setQuantity", variantId: milk.id, quantity: 0 }],
  ["an emptied cart", { kind: "clear" }],
  ["another quantity", { kind: "setQuantity", variantId: milk.id, quantity: 7 }],
  ["an add", { kind: "add", variant: milk, quantity: 3 }],
  ["goods saved for later", { kind: "saveForLater", variantId: milk.id }],
])("undo of %s gives back quantity and place", (_what, change) => {
  const { cart, undo } = after(full, change);
  expect(shown(cart)).not.toEqual(shown(full));
  if (undo === undefined) throw new Error("It can be undone.");
  expect(shown(after(cart, undo).cart)).toEqual(shown(full));
});

test("undo of an add to a cart that had none of it takes the line out again", () => {
  const { cart, undo } = after(emptyCart, { kind: "add", variant: milk, quantity: 1 });
  if (undo === undefined) throw new Error("It can be undone.");
  expect(linesOf(after(cart, undo).cart)).toEqual([]);
});

test("goods move to the saved ones and back, quantities added up", () => {
  const { cart: saved } = after(full, { kind: "saveForLater", variantId: milk.id });
  expect(lineOf(saved, milk.id)).toBeUndefined();
  expect(lineOf(saved, savedLine(milk.id))?.quantity).toBe(2);
  const { cart: back } = after(
    saved,
    { kind: "add", variant: milk, quantity: 1 },
    { kind: "moveToCart", variantId: milk.id },
  );
  expect(lineOf(back, milk.id)?.quantity).toBe(3);
  expect(savedLinesOf(back)).toEqual([]);
});

test("what would be too many is not moved back", () => {
  const { cart } = after(
    full,
    { kind: "setQuantity", variantId: milk.id, quantity: 9 },
    { kind: "saveForLater", variantId: milk.id },
    { kind: "add", variant: milk, quantity: 2 },
  );
  expect(refusal(cart, { kind: "moveToCart", variantId: milk.id })).toMatchObject({
    ok: false,
    problem: { kind: "insufficient-stock", requested: 11, available: 10 },
  });
});

test("saved goods can be forgotten", () => {
  const { cart } = after(
    full,
    { kind: "saveForLater", variantId: milk.id },
    { kind: "removeSaved", variantId: milk.id },
  );
  expect(savedLinesOf(cart)).toEqual([]);
});

test("a price is agreed to without another quantity", () => {
  known.set("milk", { ...milk, price: money(999, EUR) });
  const { cart } = after(full, { kind: "acceptPrice", variantId: milk.id });
  known.set("milk", milk);
  expect(lineOf(cart, milk.id)).toMatchObject({ quantity: 2, seen: 999 });
});

test("goods the catalogue no longer has can be taken out but not changed", () => {
  const gone = variant("gone");
  const { cart } = after(emptyCart, { kind: "add", variant: gone, quantity: 1 });
  expect(refusal(cart, { kind: "setQuantity", variantId: gone.id, quantity: 2 })).toMatchObject({
    ok: false,
    problem: { kind: "product-not-found" },
  });
  expect(linesOf(after(cart, { kind: "remove", variantId: gone.id }).cart)).toEqual([]);
});

test("goods whose facts this device lacks can be changed within what any cart takes", () => {
  const unread = variant("unread");
  const { cart } = after(emptyCart, { kind: "add", variant: unread, quantity: 1 });
  expect(
    lineOf(after(cart, { kind: "setQuantity", variantId: unread.id, quantity: 5 }).cart, unread.id)?.quantity,
  ).toBe(5);
  expect(refusal(cart, { kind: "setQuantity", variantId: unread.id, quantity: 10_000 })).toMatchObject({
    ok: false,
    problem: { kind: "quantity-not-allowed" },
  });
});

test.each<Change>([
  { kind: "remove", variantId: milk.id },
  { kind: "clear" },
  { kind: "saveForLater", variantId: milk.id },
  { kind: "moveToCart", variantId: milk.id },
  { kind: "removeSaved", variantId: milk.id },
  { kind: "acceptPrice", variantId: milk.id },
])("on an empty cart $kind changes nothing and offers no undo", (change) => {
  const { cart, undo } = after(emptyCart, change);
  expect(cart).toBe(emptyCart);
  expect(undo).toBeUndefined();
});

test("undoing a merge takes out what the guest brought, and only what is still there", () => {
  const dots = [...full.entries.keys()];
  const { cart } = after(full, { kind: "remove", variantId: bread.id });
  expect(linesOf(after(cart, { kind: "undoMerge", receipt: { dots } }).cart)).toEqual([]);
});
