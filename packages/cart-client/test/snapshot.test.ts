import { expect, test } from "vitest";
import { createWorld, milk } from "./support/world.ts";

test("the snapshot is the same value until something changes, and another one in the same frame when it does", async () => {
  const { clock, browser } = createWorld();
  const tab = browser().tab();
  await clock.pass(1_000);
  const before = tab.snapshot();
  expect(tab.snapshot()).toBe(before);
  let told = 0;
  const unsubscribe = tab.subscribe(() => {
    told += 1;
  });
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  expect(told).toBeGreaterThan(0);
  expect(tab.snapshot()).not.toBe(before);
  unsubscribe();
  const after = told;
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  expect(told).toBe(after);
});

test("a cart that neither the device nor the server has told of yet is loading, never empty", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const cartId = shop.newCart();
  shop.issue(one.jar, { kind: "account", cartId }, "account:1");
  shop.latency = 500;
  const tab = one.tab();
  await clock.pass(300);
  expect(tab.snapshot().status).toBe("loading");
  await clock.pass(1_000);
  expect(tab.snapshot().status).toBe("saved");
});

test("without a network a cart that this device does not know is offline, not loading for ever", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  shop.issue(one.jar, { kind: "account", cartId: shop.newCart() }, "account:1");
  shop.fault = "down";
  const tab = one.tab();
  await clock.pass(1_000);
  expect(tab.snapshot().status).toBe("offline");
});

test("the status tells a change on its way, and that it arrived", async () => {
  const { clock, browser } = createWorld();
  const tab = browser().tab();
  await clock.pass(1_000);
  expect(tab.snapshot().status).toBe("saved");
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  expect(tab.snapshot().status).toBe("saving");
  await clock.pass(2_000);
  expect(tab.snapshot().status).toBe("saved");
});

test("a client that was closed asks nothing and keeps its last word", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  tab.close();
  const before = shop.requests.length;
  await clock.pass(10 * 60_000);
  expect(shop.requests.length).toBe(before);
});

test("a cart that was shown never goes back to loading when its first session begins", async () => {
  const { clock, browser } = createWorld();
  const tab = browser().tab();
  await clock.pass(100);
  const seen = new Set<string>();
  tab.subscribe(() => seen.add(tab.snapshot().status));
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(5_000);
  expect([...seen].toSorted()).toEqual(["saved", "saving"]);
});
