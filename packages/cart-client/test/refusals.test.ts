import { decodeCart } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { variant } from "./support/shop.ts";
import { bread, createWorld, milk, quantities } from "./support/world.ts";

const ghost = variant("ghost");

test("a refused dot is dropped with a word to the shopper, and everything else is kept", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  tab.apply({ kind: "add", variant: ghost, quantity: 2 });
  tab.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(5_000);
  expect(quantities(tab.snapshot())).toEqual({ milk: 1, bread: 1 });
  const [notice] = tab.snapshot().notices;
  expect(tab.snapshot().notices).toHaveLength(1);
  expect(notice).toMatchObject({
    kind: "refused",
    line: "ghost",
    quantity: 2,
    problem: { kind: "product-not-found", variantId: "ghost" },
  });
  expect(tab.snapshot().status).toBe("saved");
  tab.dismiss(notice?.id ?? "");
  expect(tab.snapshot().notices).toEqual([]);
  const cartId = tab.snapshot().identity?.cartId;
  const stored = shop.carts.get(cartId as never)?.kept.stored.cart;
  expect(stored?.context.cloud.size).toBe(0);
  expect([...(stored?.context.vector.values() ?? [])]).toEqual([3]);
});

test("of many changes the one that cannot be read is found by halving, and it alone is dropped", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  shop.fault = "down";
  const names = Array.from({ length: 30 }, (_, i) => variant(`goods-${i}`));
  shop.sell(...names);
  for (const one of names) tab.apply({ kind: "add", variant: one, quantity: 1 });
  shop.fault = null;
  shop.refuseSync = ({ delta }) => {
    const cart = decodeCart(delta);
    const isBad = cart.ok && [...cart.value.entries.values()].some(({ line }) => line === "goods-17");
    return isBad ? { ok: false, problem: { kind: "malformed-delta" } } : null;
  };
  await clock.pass(60_000);
  expect(tab.snapshot().lines).toHaveLength(29);
  expect(tab.snapshot()).toMatchObject({
    status: "saved",
    notices: [{ line: "goods-17", problem: { kind: "malformed" } }],
  });
});

test("a device with more to say than a delta may carry says it in pieces", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const tab = one.tab();
  shop.fault = "down";
  const goods = Array.from({ length: 200 }, (_, i) => variant(`a-rather-long-name-of-some-goods-${i}`));
  shop.sell(...goods);
  for (const each of goods)
    for (let i = 0; i < 5; i++) tab.apply({ kind: "add", variant: each, quantity: 1 });
  await clock.pass(3_000);
  shop.fault = null;
  one.online(true);
  await clock.pass(10_000);
  expect(tab.snapshot().status).toBe("saved");
  expect(tab.snapshot().notices).toEqual([]);
  expect(tab.snapshot().totals.itemCount).toBe(1000);
  const cartId = tab.snapshot().identity?.cartId;
  expect(shop.carts.get(cartId as never)?.kept.stored.cart.entries.size).toBe(1000);
  for (const { delta } of shop.requests) expect(delta.length).toBeLessThanOrEqual(16_384);
});

test("a cart emptied of more than a delta may carry is empty on the server, too", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  const plenty = variant("plenty", { max: 5_000, stock: 5_000 });
  shop.sell(plenty);
  for (let i = 0; i < 1_200; i++) tab.apply({ kind: "add", variant: plenty, quantity: 1 });
  await clock.pass(5_000);
  expect(tab.snapshot()).toMatchObject({ totals: { itemCount: 1_200 }, status: "saved" });
  tab.apply({ kind: "clear" });
  await clock.pass(5_000);
  const cartId = tab.snapshot().identity?.cartId;
  expect(shop.carts.get(cartId as never)?.kept.stored.cart.entries.size).toBe(0);
  expect(tab.snapshot()).toMatchObject({ lines: [], status: "saved" });
});

test("a change that is not allowed is refused at once and changes nothing", () => {
  const { browser } = createWorld();
  const tab = browser().tab();
  const scarce = variant("scarce", { stock: 2 });
  expect(tab.apply({ kind: "add", variant: scarce, quantity: 3 })).toEqual({
    ok: false,
    problem: { kind: "insufficient-stock", variantId: "scarce", requested: 3, available: 2 },
  });
  expect(tab.apply({ kind: "setQuantity", variantId: milk.id, quantity: 2 })).toMatchObject({
    ok: false,
    problem: { kind: "product-not-found" },
  });
  expect(tab.snapshot().lines).toEqual([]);
});

test("a server of another language is not asked for ever, and the shopper is told to reload", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  shop.refuseSync = () => ({ ok: false, problem: { kind: "unknown-wire-version", supported: 2 } });
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(60_000);
  expect(tab.snapshot()).toMatchObject({ status: "on-device", notices: [{ kind: "outdated" }] });
  expect(shop.requests.length).toBeLessThan(20);
});

test("a session that is refused again and again after it was renewed is not renewed for ever", async () => {
  const { clock, shop, browser } = createWorld();
  const tab = browser().tab();
  shop.refuseSync = () => ({ ok: false, problem: { kind: "unauthorized", reason: "expired" } });
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(60_000);
  expect(shop.calls.refresh).toBeLessThan(3);
  expect(shop.calls.start).toBe(1);
  expect(quantities(tab.snapshot())).toEqual({ milk: 1 });
});

test("where cookies are blocked one session is started, not one after another", async () => {
  const { clock, shop, browser } = createWorld();
  const one = browser();
  Object.defineProperty(one.jar, "token", { get: () => null, set: () => undefined });
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(60_000);
  expect(shop.calls.start).toBe(1);
  expect(tab.snapshot().status).toBe("on-device");
  expect(quantities(tab.snapshot())).toEqual({ milk: 1 });
});
