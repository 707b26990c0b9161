import { expect, test } from "vitest";
import { keepNewest } from "./keep-newest.ts";
import type { CartView } from "./operation.ts";

const cart = (id: string, version: number) => ({ id, version }) as CartView;

test("a slow answer does not bring back an older state of the same cart", () => {
  expect(keepNewest(cart("a", 3), cart("a", 2))).toEqual(cart("a", 3));
  expect(keepNewest(cart("a", 3), cart("a", 3))).toEqual(cart("a", 3));
  expect(keepNewest(cart("a", 3), cart("a", 4))).toEqual(cart("a", 4));
});

test("another cart, or none, takes the place of the one shown whatever its version", () => {
  expect(keepNewest(cart("a", 3), cart("b", 0))).toEqual(cart("b", 0));
  expect(keepNewest<CartView | null>(cart("a", 3), null)).toBeNull();
  expect(keepNewest<CartView | null | undefined>(undefined, cart("a", 1))).toEqual(cart("a", 1));
});
