import { expect, test } from "vitest";
import { bread, createWorld, milk, quantities } from "./support/world.ts";

test("without a network the cart can be edited, says so, survives a reload, and joins when the network returns", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  shop.fault = "down";
  one.online(false);
  const tab = one.tab();
  await clock.pass(100);
  tab.apply({ kind: "add", variant: milk, quantity: 2 });
  await clock.pass(5_000);
  expect(tab.snapshot().status).toBe("offline");
  tab.close();
  const again = one.tab();
  await clock.pass(1_000);
  expect(quantities(again.snapshot())).toEqual({ milk: 2 });
  expect(again.snapshot().lines[0]?.variant?.name).toBe("milk");
  shop.fault = null;
  one.online(true);
  await clock.pass(3_000);
  expect(again.snapshot().status).toBe("saved");
  expect(shop.calls.start).toBe(1);
});

test("an add made offline survives a removal on another device, and both agree", async () => {
  const { clock, shop, browser } = createWorld();
  const cartId = shop.newCart();
  const [phone, laptop] = [browser(), browser()];
  for (const { jar } of [phone, laptop]) shop.issue(jar, { kind: "account", cartId }, "account:1");
  const [a, b] = [phone.tab(), laptop.tab()];
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  a.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(2_000);
  a.close();
  const dead = phone.tab();
  await clock.pass(1_000);
  shop.fault = "down";
  dead.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  shop.fault = null;
  b.apply({ kind: "remove", variantId: milk.id });
  b.apply({ kind: "remove", variantId: bread.id });
  await clock.pass(90_000);
  for (const tab of [dead, b]) expect(quantities(tab.snapshot())).toEqual({ milk: 1 });
});

test("an answer that was lost doubles nothing: the delta is sent again, never the wish", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  shop.fault = "lost";
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(20_000);
  shop.fault = null;
  await clock.pass(60_000);
  expect(quantities(tab.snapshot())).toEqual({ milk: 2 });
  expect(tab.snapshot().status).toBe("saved");
});

test("into the void it asks ever more seldom, and at once when the network returns", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  shop.fault = "down";
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(10 * 60_000);
  expect(tab.snapshot().status).toBe("offline");
  shop.fault = null;
  const before = shop.requests.length;
  one.online(true);
  await clock.pass(500);
  expect(shop.requests.length).toBeGreaterThan(before);
  expect(tab.snapshot().status).toBe("saved");
});

test("a server that answers but cannot take anything leaves the cart on the device, and says so", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  shop.fault = "busy";
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  expect(tab.snapshot().status).toBe("on-device");
});

test("several tabs that are clicked in before there is a session start one session", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const tabs = Array.from({ length: 5 }, () => one.tab());
  for (const tab of tabs) tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(10_000);
  expect(shop.calls.start).toBe(1);
  for (const tab of tabs) expect(quantities(tab.snapshot())).toEqual({ milk: 5 });
  const cartId = tabs[0]?.snapshot().identity?.cartId;
  expect(one.device.records.size).toBe(1);
  expect([...one.device.records.keys()]).toEqual([`cart:${cartId}`]);
});

test("looking around starts no session", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  await clock.pass(5 * 60_000);
  await tab.sync();
  expect(shop.calls.start).toBe(0);
  expect(tab.snapshot()).toMatchObject({ identity: null, lines: [], status: "saved" });
});
