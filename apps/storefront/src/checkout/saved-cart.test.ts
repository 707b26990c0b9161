import type { Snapshot, Status } from "@dotcart/cart-client/core";
import { expect, test } from "vitest";
import { NotSaved, whenSaved } from "./saved-cart.ts";

/** A cart that stands like this after each talk with the shop. */
function cart(...states: Status[]) {
  let talks = 0;
  return {
    talks: () => talks,
    sync: async () => void talks++,
    snapshot: () => ({ status: states[Math.min(talks, states.length) - 1] }) as Snapshot,
  };
}

test("a cart that the shop has can be looked through", async () => {
  for (const status of ["saved", "memory-only"] as const) await whenSaved(cart(status));
});

test("what was clicked in between is told first", async () => {
  const late = cart("saving", "saved");
  await whenSaved(late);
  expect(late.talks()).toBe(2);
});

test.each(["offline", "on-device", "loading", "saving"] as const)("one that is %s waits", async (status) => {
  await expect(whenSaved(cart(status))).rejects.toEqual(new NotSaved(status));
});
