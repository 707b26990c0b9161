import { expect, test } from "vitest";
import { bread, createWorld, milk, quantities } from "./support/world.ts";

test("a click is on the screen before anything else happened, and on the server soon after", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  expect(tab.apply({ kind: "add", variant: milk, quantity: 2 })).toMatchObject({ ok: true });
  expect(quantities(tab.snapshot())).toEqual({ milk: 2 });
  await clock.pass(2_000);
  expect(tab.snapshot()).toMatchObject({ status: "saved", identity: { kind: "guest" } });
  expect(shop.calls.start).toBe(1);
  const [stored] = [...shop.carts.values()];
  expect(stored?.kept.stored.cart.entries.size).toBe(1);
});

test("fifty clicks in five seconds are a handful of requests, and all of them arrive", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  const before = shop.requests.length;
  for (let i = 0; i < 50; i++) {
    tab.apply({ kind: "add", variant: milk, quantity: 1 });
    await clock.pass(100);
  }
  await clock.pass(2_000);
  expect(shop.requests.length - before).toBeLessThanOrEqual(7);
  expect(quantities(tab.snapshot())).toEqual({ milk: 51 });
  expect(tab.snapshot().status).toBe("saved");
});

test("two tabs of one browser show the same without a request of the second", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const [a, b] = [one.tab(), one.tab()];
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  b.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(3_000);
  expect(quantities(a.snapshot())).toEqual({ milk: 1, bread: 1 });
  expect(quantities(b.snapshot())).toEqual({ milk: 1, bread: 1 });
  expect(a.snapshot().identity).toEqual(b.snapshot().identity);
});

test("opening a page costs one exchange, though a stream begins and the window comes to the front", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const first = one.tab();
  first.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(5_000);
  first.close();
  const before = shop.requests.length;
  const second = one.tab();
  await clock.pass(20);
  second.attend("visible");
  second.attend("focus");
  await clock.pass(10_000);
  expect(shop.requests.length - before).toBeLessThanOrEqual(2);
});

test("a tab that nobody clicks in hears of the session another one began, and shows its cart", async () => {
  const { clock, browser } = createWorld();
  const one = browser();
  const [clicked, idle] = [one.tab(), one.tab()];
  await clock.pass(1_000);
  clicked.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  expect(idle.snapshot().identity).toEqual(clicked.snapshot().identity);
  expect(quantities(idle.snapshot())).toEqual({ milk: 1 });
  clicked.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  expect(quantities(idle.snapshot())).toEqual({ milk: 2 });
});
