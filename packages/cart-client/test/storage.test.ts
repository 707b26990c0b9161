import { expect, test } from "vitest";
import type { CartStorage } from "../src/core/ports.ts";
import { createMemoryStorage } from "../src/memory/index.ts";
import { bread, createWorld, milk, quantities } from "./support/world.ts";

/** A device that keeps nothing. */
const broken = (trouble: "full" | "blocked"): CartStorage => ({
  transact: async () => ({ ok: false, trouble }),
  keys: async () => ({ ok: false, trouble }),
  readVariants: async () => [],
  writeVariants: async () => undefined,
  close: () => undefined,
});

test.each(["full", "blocked"] as const)(
  "on a device whose storage is %s the cart goes on in memory and says so",
  async (trouble) => {
    const { clock, shop, browser } = createWorld();
    const tab = browser().tab({ storage: broken(trouble) });
    tab.apply({ kind: "add", variant: milk, quantity: 2 });
    await clock.pass(3_000);
    expect(quantities(tab.snapshot())).toEqual({ milk: 2 });
    expect(tab.snapshot()).toMatchObject({ status: "memory-only", notices: [{ kind: "storage", trouble }] });
    expect(shop.stateOf(tab.snapshot().identity?.cartId as never)).toContain("milk");
  },
);

test("a trouble is said once, not with every click", async () => {
  const { clock, browser } = createWorld();
  const tab = browser().tab({ storage: broken("full") });
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1_000);
  tab.dismiss("storage");
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1_000);
  expect(tab.snapshot().notices).toEqual([]);
});

test("when there is room again the whole cart is kept", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const disk = createMemoryStorage(one.device);
  let isFull = true;
  const storage: CartStorage = {
    ...disk,
    transact: (...call) =>
      isFull ? Promise.resolve({ ok: false, trouble: "full" }) : disk.transact(...call),
  };
  const tab = one.tab({ storage });
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(3_000);
  isFull = false;
  tab.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(3_000);
  expect(tab.snapshot().status).toBe("saved");
  tab.close();
  const again = one.tab();
  await clock.pass(1);
  expect(quantities(again.snapshot())).toEqual({ milk: 1, bread: 1 });
});

test.each([
  ["text", "not a record"],
  ["a record of a later version", { version: 99 }],
  ["half a record", { version: 1, identity: null, cart: "[1", own: [] }],
])(
  "a record that is %s is set aside, said, and the cart comes back from the server",
  async (_what, value) => {
    const { clock, browser } = createWorld();
    const one = browser();
    const tab = one.tab();
    tab.apply({ kind: "add", variant: milk, quantity: 2 });
    await clock.pass(3_000);
    tab.close();
    const [key = ""] = one.device.records.keys();
    one.device.records.set(key, value);
    const again = one.tab();
    await clock.pass(3_000);
    expect(quantities(again.snapshot())).toEqual({ milk: 2 });
    expect(again.snapshot()).toMatchObject({
      status: "saved",
      notices: [{ kind: "storage", trouble: "corrupt" }],
    });
    expect(one.device.records.get("aside")).toEqual(value);
  },
);

test("two tabs that write at the same moment keep the clicks of both", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const [a, b] = [one.tab(), one.tab()];
  shop.fault = "down";
  for (let i = 0; i < 20; i++) {
    a.apply({ kind: "add", variant: milk, quantity: 1 });
    b.apply({ kind: "add", variant: bread, quantity: 1 });
    if (i % 3 === 0) await clock.pass(1);
  }
  await clock.pass(10);
  a.crash();
  b.crash();
  const again = one.tab();
  await clock.pass(10);
  expect(quantities(again.snapshot())).toEqual({ milk: 20, bread: 20 });
});

test("names and prices are there without a network, from what the device kept", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 2 });
  await clock.pass(3_000);
  tab.close();
  shop.fault = "down";
  const again = one.tab();
  await clock.pass(100);
  expect(again.snapshot()).toMatchObject({
    lines: [{ variant: { name: "milk" }, problems: [] }],
    totals: { itemCount: 2, total: { amount: 500 } },
  });
});

test("a price that changed is known within a minute of looking at the cart again", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(3_000);
  shop.sell({ ...milk, price: { ...milk.price, amount: 300 } });
  await clock.pass(61_000);
  tab.attend("focus");
  await clock.pass(1_000);
  const [line] = tab.snapshot().lines;
  expect(line?.problems).toMatchObject([
    { kind: "price-changed", was: { amount: 250 }, is: { amount: 300 } },
  ]);
  tab.apply({ kind: "acceptPrice", variantId: milk.id });
  expect(tab.snapshot().lines[0]?.problems).toEqual([]);
});
