import { expect, test } from "vitest";
import { bread, createWorld, milk, quantities } from "./support/world.ts";

test("a page that is left while the first session begins loses nothing: the next page has it, and sends it", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 2 });
  shop.fault = "lost";
  while (one.jar.mark === null) await clock.pass(1);
  first.crash();
  shop.fault = null;

  const second = one.tab();
  await clock.pass(1_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 2 });
  expect(second.snapshot().status).toBe("saved");
  expect(shop.stateOf(one.jar.mark.cartId)).toContain("milk");
  expect([...one.device.records.keys()]).toEqual([`cart:${one.jar.mark.cartId}`]);
});

test("the page after it goes on with the same counter, and no two of its clicks are one", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  shop.fault = "lost";
  while (one.jar.mark === null) await clock.pass(1);
  first.crash();
  shop.fault = null;

  for (const sum of [2, 3, 4]) {
    const next = one.tab();
    await clock.pass(1_000);
    next.apply({ kind: "add", variant: milk, quantity: 1 });
    next.apply({ kind: "add", variant: bread, quantity: 1 });
    await clock.pass(1_000);
    expect(quantities(next.snapshot())).toEqual({ milk: sum, bread: sum - 1 });
    next.close();
  }
});
