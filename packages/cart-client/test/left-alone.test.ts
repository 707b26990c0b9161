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

test("what was done in the last moment of a page, before the disk had it, is on the next page and goes to the server", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  first.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(1_000);
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  first.apply({ kind: "remove", variantId: bread.id });
  first.attend("leaving");
  first.crash();

  const second = one.tab();
  await clock.pass(1_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 2 });
  second.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 3 });
  expect(second.snapshot().status).toBe("saved");
  expect(shop.stateOf(second.snapshot().identity?.cartId as never)).not.toContain("bread");
  expect(one.device.lastWords.size).toBe(0);
});

test("the very first click of a page that goes at once is not lost either", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  first.attend("leaving");
  first.crash();
  const second = one.tab();
  await clock.pass(1_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 1 });
});

test("a page that goes when all is on the disk says nothing", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1_000);
  tab.attend("leaving");
  expect(one.device.lastWords.size).toBe(0);
});

test("a last word about an account's cart is gone with the sign-out", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  shop.issue(one.jar, { kind: "account", cartId: shop.newCart() }, "account:ada");
  const [dying, other] = [one.tab(), one.tab()];
  await clock.pass(1_000);
  dying.apply({ kind: "add", variant: milk, quantity: 1 });
  dying.attend("leaving");
  dying.crash();
  expect(one.device.lastWords.size).toBe(1);
  one.jar.token = null;
  one.jar.mark = null;
  await other.left();
  expect(one.device.lastWords.size).toBe(0);
});

test("a page that goes right after the sign-out says nothing", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  shop.issue(one.jar, { kind: "account", cartId: shop.newCart() }, "account:ada");
  const tab = one.tab();
  await clock.pass(1_000);
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  one.jar.token = null;
  one.jar.mark = null;
  void tab.left();
  void tab.sync();
  tab.attend("leaving");
  expect(one.device.lastWords.size).toBe(0);
});
