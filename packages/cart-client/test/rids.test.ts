import { add, type Dot, emptyCart, type OperationId, type Rid, ridOf } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { createMemoryDevice } from "../src/memory/index.ts";
import { createBrowser, type Tab } from "./support/browser.ts";
import { bread, createWorld, jam, milk, quantities } from "./support/world.ts";

const dotsOf = (tab: Tab): readonly Dot[] => tab.snapshot().lines.flatMap(({ dots }) => dots);
const ridsOf = (tab: Tab): ReadonlySet<string> => new Set(dotsOf(tab).map(ridOf));

test("two tabs of one browser never mint with the same rid, however a tab was duplicated", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const tabs = [one.tab(), one.tab(), one.tab()];
  for (let round = 0; round < 5; round++) {
    for (const tab of tabs) tab.apply({ kind: "add", variant: milk, quantity: 1 });
    tabs.push(one.tab());
    await clock.pass(700);
  }
  await clock.pass(3_000);
  const adds = 3 + 4 + 5 + 6 + 7;
  for (const tab of tabs) {
    expect(new Set(dotsOf(tab)).size).toBe(adds);
    expect(quantities(tab.snapshot())).toEqual({ milk: adds });
  }
});

test("a tab that opens after another closed goes on with its rid, once the server has spoken", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  first.close();
  const second = one.tab();
  await clock.pass(2_000);
  second.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(2_000);
  expect(ridsOf(second).size).toBe(1);
  expect(dotsOf(second).map((dot) => dot.split(":")[1])).toEqual(["1", "2"]);
});

test("before the server has spoken a tab mints with a fresh rid", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  first.close();
  shop.fault = "down";
  const second = one.tab();
  await clock.pass(2_000);
  second.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(2_000);
  expect(ridsOf(second).size).toBe(2);
});

test("a profile restored from an old copy mints no dot again", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  const copy = new Map(one.device.records);
  first.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(2_000);
  first.close();

  const restored = createBrowser(clock, shop, { device: { ...createMemoryDevice(), records: copy } });
  Object.assign(restored.jar, one.jar);
  const second = restored.tab();
  second.apply({ kind: "add", variant: jam, quantity: 1 });
  await clock.pass(3_000);
  second.apply({ kind: "add", variant: jam, quantity: 1 });
  await clock.pass(3_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 1, bread: 1, jam: 2 });
  expect(new Set(dotsOf(second)).size).toBe(4);
});

test("a tab that crashes after a click loses nothing that was kept, and no dot is minted twice", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  await clock.pass(1_000);
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1);
  first.crash();
  const second = one.tab();
  await clock.pass(2_000);
  second.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 2 });
});

test("what a tab minted before it crashed is sent by a tab that lives", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const [first, second] = [one.tab(), one.tab()];
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  first.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(5);
  first.crash();
  await clock.pass(8_000);
  expect(quantities(second.snapshot())).toEqual({ milk: 1, bread: 1 });
  expect(second.snapshot().status).toBe("saved");
  const cartId = second.snapshot().identity?.cartId;
  expect(cartId && shop.stateOf(cartId)).toContain("bread");
});

test("beyond 64 minters a tab sends its wishes instead of dots, and each has its effect once", async () => {
  const { clock, shop, browser } = createWorld();
  const cartId = shop.newCart();
  const browsers = Array.from({ length: 64 }, () => {
    const one = browser();
    shop.issue(one.jar, { kind: "account", cartId }, "account:1");
    return one;
  });
  for (const one of browsers) {
    const tab = one.tab();
    tab.apply({ kind: "add", variant: milk, quantity: 1 });
    await clock.pass(1_000);
    tab.close();
  }
  const late = browser();
  shop.issue(late.jar, { kind: "account", cartId }, "account:1");
  const tab = late.tab();
  await clock.pass(1_000);
  tab.apply({ kind: "add", variant: bread, quantity: 2 });
  expect(quantities(tab.snapshot())).toEqual({ milk: 64, bread: 2 });
  await clock.pass(3_000);
  expect(quantities(tab.snapshot())).toEqual({ milk: 64, bread: 2 });
  expect(tab.snapshot()).toMatchObject({ notices: [], status: "saved" });
  expect(shop.calls.operate).toBe(1);
});

/** A tab of a cart that knows as many rids as it ever will, each of which has added one milk. */
async function lateTab() {
  const { clock, shop, browser } = createWorld();
  const cartId = shop.newCart();
  for (let i = 0; i < 64; i++) {
    const rid = `minter-${i}`.padEnd(12, "_") as Rid;
    const delta = add(emptyCart, { rid, now: clock.now(), seen: 1 }, { line: milk.id, quantity: 1 });
    await shop.store.merge(cartId, delta, { create: true, now: clock.now() });
  }
  const late = browser();
  shop.issue(late.jar, { kind: "account", cartId }, "account:1");
  const tab = late.tab();
  await clock.pass(1_000);
  expect(quantities(tab.snapshot())).toEqual({ milk: 64 });
  return { clock, shop, cartId, tab };
}

test("beyond 64 minters, too, a quantity that was set takes nothing along that was added unseen", async () => {
  const { clock, shop, cartId, tab } = await lateTab();
  tab.apply({ kind: "setQuantity", variantId: milk.id, quantity: 5 });
  const unseen = { kind: "add", variant: milk, quantity: 1, now: clock.now() } as const;
  await shop.store.apply(cartId, { ...unseen, operationId: "unseen-add-1" as OperationId });
  await clock.pass(3_000);
  expect(quantities(tab.snapshot())).toEqual({ milk: 6 });
  expect(shop.calls.operate).toBe(1);
});

test("beyond 64 minters what cannot be saved for later stays in the cart, and the shopper is told", async () => {
  const { clock, tab } = await lateTab();
  tab.apply({ kind: "saveForLater", variantId: milk.id });
  await clock.pass(3_000);
  expect(quantities(tab.snapshot())).toEqual({ milk: 64 });
  expect(tab.snapshot()).toMatchObject({
    saved: [],
    status: "saved",
    notices: [{ kind: "refused", line: "~milk", problem: { kind: "too-many-replicas" } }],
  });
});

test("a tab that is closed in the middle of clicks keeps them, and its rid is free only then", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  const second = one.tab();
  await clock.pass(1_000);
  shop.fault = "down";
  for (let i = 0; i < 5; i++) first.apply({ kind: "add", variant: milk, quantity: 1 });
  first.close();
  shop.fault = null;
  const third = one.tab();
  await clock.pass(1_000);
  third.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(10_000);
  for (const tab of [second, third]) expect(quantities(tab.snapshot())).toEqual({ milk: 7 });
});
