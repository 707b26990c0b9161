import {
  add,
  type Cart,
  type Delta,
  isQuantity,
  limits,
  linesOf,
  type Rid,
  remove,
  replicasOf,
  stateBounds,
} from "@dotcart/cart-domain";
import { ITEM_LENGTH_MAX, isItem, lineOfItem } from "./item.ts";
import type { Body } from "./message.ts";
import { malformed, type Refusal } from "./refusal.ts";

/** What a request asks the cart for. */
export type Change = { readonly delta: Delta; readonly item: string };
export type Decided = Change | { readonly refusal: Refusal };

/** Puts `qty` of an item in, on top of what is there. Takes the time only when it mints. */
export function decideAdd(cart: Cart, body: Body, { rid, now }: { rid: Rid; now: () => number }): Decided {
  const { item, qty } = body;
  if (!isItem(item)) return { refusal: noItem };
  if (!isQuantity(qty)) return { refusal: noQuantity };
  const full = fullness(cart, rid);
  if (full !== null) return { refusal: { kind: "temporarily-unavailable", text: full } };
  const delta = add(cart, { rid, now: now(), seen: 0 }, { line: lineOfItem(item), quantity: qty });
  return { delta, item };
}

/** Takes out what this node sees of an item; nothing when it sees none. */
export function decideRemove(cart: Cart, { item }: Body): Decided {
  if (!isItem(item)) return { refusal: noItem };
  return { delta: remove(cart, lineOfItem(item)), item };
}

/** The lines in the order they were first added. */
export function viewOf(cart: Cart, itemOf: (line: string) => string | undefined) {
  const items = linesOf(cart).map(({ line, quantity }) => ({ item: itemOf(line) ?? line, qty: quantity }));
  return { items, total_items: items.length };
}

/** A cart stays one that every reader of the wire lets through. Something must be taken out first, or never was needed. */
function fullness(cart: Cart, rid: Rid): string | null {
  if (cart.entries.size >= stateBounds.dots)
    return `the cart is full: ${stateBounds.dots} adds are in it; remove an item first`;
  const replicas = replicasOf(cart);
  if (replicas.size >= stateBounds.replicas && !replicas.has(rid))
    return `${stateBounds.replicas} processes have added to this cart; no further one may`;
  return null;
}

const noItem = malformed(`item must be a text of 1 to ${ITEM_LENGTH_MAX} characters`);
const noQuantity = malformed(`qty must be an integer from ${limits.quantityMin} to ${limits.quantityMax}`);
