import {
  add,
  admit,
  type Cart,
  type CartProblem,
  clear,
  type Delta,
  isQuantity,
  quantityProblem,
  type Rid,
  remove,
  setQuantity,
} from "@dotcart/cart-domain";
import type { ThinOperation } from "./port.ts";

/** A set to 0 is the removal it means; everything else is as it was. */
export function plainOperation(operation: ThinOperation): ThinOperation {
  if (operation.kind !== "setQuantity" || operation.quantity !== 0) return operation;
  const { operationId, now, variant, dots } = operation;
  return { operationId, now, kind: "remove", line: variant.id, ...(dots === undefined ? {} : { dots }) };
}

/** What no cart would take, whatever is in it: a quantity that is no quantity. */
export function impossibility(operation: ThinOperation): CartProblem | null {
  if (operation.kind === "remove" || operation.kind === "clear" || isQuantity(operation.quantity))
    return null;
  return quantityProblem(operation.variant, operation.quantity);
}

/** Why this cart does not take the operation, or null when it does. */
export const refusalOf = (cart: Cart, operation: ThinOperation): CartProblem | null =>
  operation.kind === "add" || operation.kind === "setQuantity" ? admit(cart, operation) : null;

/** What the operation does to this cart when `rid` mints its dot; empty when it changes nothing. */
export function deltaOf(cart: Cart, operation: ThinOperation, rid: Rid): Delta {
  switch (operation.kind) {
    case "add":
    case "setQuantity": {
      const { variant, now, kind } = operation;
      const author = { rid, now, seen: variant.price.amount };
      const change = { line: variant.id, quantity: operation.quantity };
      return kind === "add"
        ? add(cart, author, change)
        : setQuantity(cart, author, { ...change, dots: operation.dots });
    }
    case "remove":
      return remove(cart, operation.line, { dots: operation.dots });
    case "clear":
      return clear(cart, { dots: operation.dots });
  }
}

/** What was asked for, in few characters: the same for a repetition, another for anything else under the same id. */
export function contentOf(operation: ThinOperation): string {
  const { kind } = operation;
  const line = kind === "clear" ? "" : kind === "remove" ? operation.line : operation.variant.id;
  const quantity = kind === "add" || kind === "setQuantity" ? operation.quantity : "";
  const dots =
    kind === "add" || operation.dots === undefined ? "*" : [...new Set(operation.dots)].sort().join(" ");
  return hash(`${kind} ${line} ${quantity} ${dots}`);
}

/** 64 bits as base 36: two 32-bit FNV-1a hashes from different beginnings. Tells contents apart; it keeps no secret. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36).padStart(7, "0");
}
