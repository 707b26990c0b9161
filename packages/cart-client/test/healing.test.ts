import { expect, test } from "vitest";
import { LIFE_SECONDS } from "./support/shop.ts";
import { bread, createWorld, jam, milk, quantities } from "./support/world.ts";

/** Two devices of one account, both at rest with the same cart. */
async function twoDevices() {
  const world = createWorld();
  const { clock, shop } = world;
  const [phone, laptop] = [world.browser(), world.browser()];
  const cartId = shop.newCart();
  for (const { jar } of [phone, laptop]) shop.issue(jar, { kind: "account", cartId }, "account:1");
  const [a, b] = [phone.tab(), laptop.tab()];
  await clock.pass(1_000);
  return { ...world, phone, laptop, a, b, cartId };
}

test("a change on one device is on the other's screen at the next nudge", async () => {
  const { clock, a, b } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 3 });
  await clock.pass(200);
  expect(quantities(b.snapshot())).toEqual({ milk: 3 });
});

test("a server that forgot everything is healed by any device, the other's changes and removals included", async () => {
  const { clock, shop, a, b, cartId } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  b.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(1_000);
  b.apply({ kind: "remove", variantId: bread.id });
  b.apply({ kind: "add", variant: jam, quantity: 2 });
  await clock.pass(2_000);
  const before = shop.stateOf(cartId);
  b.close();
  shop.carts.clear();
  a.attend("focus");
  await clock.pass(3_000);
  expect(quantities(a.snapshot())).toEqual({ milk: 1, jam: 2 });
  expect(shop.stateOf(cartId)).toBe(before);
});

test("whoever has asked for an exchange finds the server healed after it: a sign-in may close the cart then", async () => {
  const { clock, shop, a, b, cartId } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  const before = shop.stateOf(cartId);
  b.close();
  shop.carts.clear();
  let after: string | null = null;
  void a.sync().then(() => {
    after = shop.stateOf(cartId);
  });
  await clock.pass(1_000);
  expect(after).toBe(before);
});

test("a server set back to an older state learns what it lost, and what was removed since stays removed", async () => {
  const { clock, shop, a, b, cartId } = await twoDevices();
  a.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(1_000);
  const setBack = shop.backup(cartId);
  b.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1_000);
  a.apply({ kind: "remove", variantId: bread.id });
  await clock.pass(1_000);
  setBack();
  a.attend("focus");
  b.attend("focus");
  await clock.pass(3_000);
  for (const tab of [a, b]) expect(quantities(tab.snapshot())).toEqual({ milk: 1 });
});

test("a device that lost its storage is healed by the server", async () => {
  const { clock, phone, a } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 3 });
  await clock.pass(1_000);
  a.close();
  phone.device.records.clear();
  const again = phone.tab();
  await clock.pass(1_000);
  expect(quantities(again.snapshot())).toEqual({ milk: 3 });
});

test("what expired does not come back from a stale device, and what only that device knew is kept", async () => {
  const { clock, shop, phone, a, b, cartId } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  b.close();
  shop.fault = "down";
  a.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(1_000);
  a.close();
  await clock.pass((LIFE_SECONDS + 60) * 1000);
  shop.fault = null;
  const later = phone.tab();
  await clock.pass(5_000);
  expect(quantities(later.snapshot())).toEqual({ bread: 1 });
  expect(later.snapshot().status).toBe("saved");
  expect(shop.carts.get(cartId)?.kept.stored.cart.entries.size).toBe(1);
});

test("a seal that the server no longer knows as its own is dropped, and the devices' own word heals", async () => {
  const { clock, shop, a, cartId } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(1_000);
  shop.carts.clear();
  shop.refuseSync = ({ sealed }) =>
    sealed === undefined ? null : { ok: false, problem: { kind: "seal-refused", reason: "forged" } };
  a.attend("focus");
  await clock.pass(5_000);
  expect(quantities(a.snapshot())).toEqual({ milk: 1 });
  expect(shop.carts.get(cartId)?.kept.stored.cart.entries.size).toBe(1);
});

test("a cart at rest costs a request a minute and no more", async () => {
  const { clock, shop, a, b } = await twoDevices();
  a.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(5_000);
  b.close();
  const before = shop.requests.length;
  await clock.pass(10 * 60_000);
  const sent = shop.requests.length - before;
  expect(sent).toBeGreaterThanOrEqual(9);
  expect(sent).toBeLessThanOrEqual(12);
});
