import type { Cart } from "@dotcart/cart-domain";
import type { ThinOperation } from "@dotcart/cart-store";
import type { Operation, Put } from "./operation.ts";

/**
 * What a caller without a replica has done, in the oracle's words: the cart is asked what was there before, and how the
 * one new thing is called. Null when it came to nothing.
 */
export function thinlyDone(
  operation: ThinOperation,
  before: Cart,
  after: Cart,
): Pick<Operation, "put" | "kills"> | null {
  const shown = operation.kind === "add" ? [] : [...(operation.dots ?? before.entries.keys())];
  const kills = new Set<string>(shown.filter((dot) => before.entries.has(dot)));
  const fresh = [...after.entries.keys()].filter((dot) => !before.entries.has(dot));
  const [dot] = fresh;
  if (fresh.length > 1) throw new Error(`one call put in ${fresh.join(" ")}`);
  if (dot === undefined) return kills.size === 0 ? null : { put: null, kills };
  return { put: putOf(operation, before, dot), kills };
}

function putOf(operation: ThinOperation, before: Cart, dot: string): Put {
  if (operation.kind !== "add" && operation.kind !== "setQuantity")
    throw new Error(`a ${operation.kind} put ${dot} in`);
  const { variant, quantity, now: at } = operation;
  const there = [...before.entries.values()].filter(({ line }) => line === variant.id);
  return {
    dot,
    kind: operation.kind === "add" ? "add" : "set",
    line: variant.id,
    quantity,
    seen: variant.price.amount,
    at,
    since: Math.min(at, ...there.map(({ since }) => since)),
  };
}
