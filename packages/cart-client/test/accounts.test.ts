import type { CartId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import type { Identity } from "../src/core/snapshot.ts";
import { signIn, signOut } from "./support/sign-in.ts";
import { bread, createWorld, jam, milk, quantities } from "./support/world.ts";

type World = ReturnType<typeof createWorld>;

const account = (cartId: CartId): Identity => ({ kind: "account", cartId });

/** An account with bread in its cart, that nobody is signed in to. */
async function anAccount(world: World): Promise<CartId> {
  const cartId = world.shop.newCart();
  const elsewhere = world.browser();
  world.shop.issue(elsewhere.jar, account(cartId), `account:${cartId}`);
  const tab = elsewhere.tab();
  tab.apply({ kind: "add", variant: bread, quantity: 1 });
  await world.clock.pass(2_000);
  tab.close();
  return cartId;
}

test("signing in brings the guest's cart along, what was not sent yet too, with a receipt in every tab and undo", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  const [tab, other] = [one.tab(), one.tab()];
  tab.apply({ kind: "add", variant: milk, quantity: 2 });
  await clock.pass(2_000);
  tab.apply({ kind: "add", variant: jam, quantity: 1 });
  const receipt = await signIn(world, one, cartId);
  await Promise.all([tab.entered(account(cartId), receipt), clock.pass(3_000)]);
  for (const each of [tab, other]) {
    expect(quantities(each.snapshot())).toEqual({ bread: 1, milk: 2, jam: 1 });
    expect(each.snapshot()).toMatchObject({ identity: account(cartId), receipt, status: "saved" });
  }
  expect([...one.device.records.keys()]).toEqual([`cart:${cartId}`]);
  expect(shop.stateOf(cartId)).toContain("jam");
  if (receipt === null) throw new Error("There is a receipt.");
  tab.apply({ kind: "undoMerge", receipt });
  await clock.pass(2_000);
  expect(tab.snapshot().receipt).toBeNull();
  for (const each of [tab, other]) expect(quantities(each.snapshot())).toEqual({ bread: 1, jam: 1 });
});

test("a guest's click after the merge, in a tab that heard nothing of it, comes along", async () => {
  const world = createWorld();
  const { clock } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  await signIn(world, one, cartId);
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(3_000);
  expect(tab.snapshot().identity).toEqual(account(cartId));
  expect(quantities(tab.snapshot())).toEqual({ bread: 1, milk: 2 });
});

test("a guest's cart that went to somebody else's account does not come along", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  shop.issue(one.jar, account(cartId), `account:${cartId}`);
  await Promise.all([tab.entered(account(cartId), null), clock.pass(3_000)]);
  expect(quantities(tab.snapshot())).toEqual({ bread: 1 });
});

test("signing out leaves nothing of the account in any tab nor on the device", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  shop.issue(one.jar, account(cartId), `account:${cartId}`);
  const [tab, other] = [one.tab(), one.tab()];
  await clock.pass(2_000);
  other.apply({ kind: "add", variant: milk, quantity: 1 });
  signOut(one);
  await Promise.all([tab.left(), clock.pass(3_000)]);
  for (const each of [tab, other])
    expect(each.snapshot()).toMatchObject({ identity: null, lines: [], saved: [], receipt: null });
  expect([...one.device.records.keys()]).toEqual([]);
});

test("signing out wipes every tab also when this one found the session over a moment before", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  shop.issue(one.jar, account(cartId), `account:${cartId}`);
  const [tab, other] = [one.tab(), one.tab()];
  await clock.pass(2_000);
  shop.tokens.clear();
  await Promise.all([tab.sync(), clock.pass(1_000)]);
  expect(tab.snapshot().identity).toBeNull();
  await Promise.all([tab.left(), clock.pass(3_000)]);
  for (const each of [tab, other]) expect(each.snapshot()).toMatchObject({ identity: null, lines: [] });
  expect([...one.device.records.keys()]).toEqual([]);
  expect(tab.snapshot().notices).toEqual([]);
});

test("a session that ended keeps the account's unsent changes unseen, for the next sign-in to the same cart", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  shop.issue(one.jar, account(cartId), `account:${cartId}`);
  const tab = one.tab();
  await clock.pass(2_000);
  shop.tokens.clear();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(3_000);
  expect(tab.snapshot()).toMatchObject({ identity: null, lines: [], notices: [{ kind: "session-ended" }] });
  expect(one.device.records.has(`cart:${cartId}`)).toBe(true);
  shop.issue(one.jar, account(cartId), `account:${cartId}`);
  await Promise.all([tab.entered(account(cartId), null), clock.pass(3_000)]);
  expect(quantities(tab.snapshot())).toEqual({ bread: 1, milk: 1 });
  expect(tab.snapshot().status).toBe("saved");
});

test("another account that signs in wipes what the first one left on the device, and sees nothing of it", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const [first, second] = [await anAccount(world), shop.newCart()];
  const one = world.browser();
  shop.issue(one.jar, account(first), `account:${first}`);
  const tab = one.tab();
  await clock.pass(2_000);
  shop.tokens.clear();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(3_000);
  shop.issue(one.jar, account(second), `account:${second}`);
  await Promise.all([tab.entered(account(second), null), clock.pass(3_000)]);
  expect(tab.snapshot()).toMatchObject({ identity: account(second), lines: [] });
  expect([...one.device.records.keys()].filter((key) => key.includes(first))).toEqual([]);
});

test("an expired token is renewed without the shopper noticing", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const one = world.browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  let isExpired = true;
  shop.refuseSync = () =>
    isExpired ? { ok: false, problem: { kind: "unauthorized", reason: "expired" } } : null;
  const refresh = shop.calls.refresh;
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(60);
  isExpired = false;
  await clock.pass(2_000);
  expect(shop.calls.refresh).toBe(refresh + 1);
  expect(tab.snapshot()).toMatchObject({ status: "saved", notices: [] });
  expect(quantities(tab.snapshot())).toEqual({ milk: 2 });
});

test("a guest whose session is gone for good keeps what only this device knew", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const one = world.browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  const first = tab.snapshot().identity?.cartId;
  shop.tokens.clear();
  tab.apply({ kind: "add", variant: bread, quantity: 1 });
  await clock.pass(5_000);
  expect(tab.snapshot().identity?.cartId).not.toBe(first);
  expect(quantities(tab.snapshot())).toEqual({ bread: 1 });
  expect(tab.snapshot().status).toBe("saved");
});

test("a session that is in use is slid on once a day, and tried once an hour at most", async () => {
  const world = createWorld();
  const { clock, shop } = world;
  const one = world.browser();
  const tab = one.tab();
  tab.apply({ kind: "add", variant: milk, quantity: 1 });
  await clock.pass(2_000);
  const day = 24 * 3_600_000;
  one.jar.endsAt = clock.now() + 29.5 * day;
  await clock.pass(10 * 60_000);
  expect(shop.calls.refresh).toBe(0);
  one.jar.endsAt = clock.now() + 28.5 * day;
  await clock.pass(90 * 60_000);
  expect(shop.calls.refresh).toBe(2);
});

test("what a tab hears late of a sign-in that is over by now changes nothing", async () => {
  const world = createWorld();
  const { clock } = world;
  const cartId = await anAccount(world);
  const one = world.browser();
  const [tab, other] = [one.tab(), one.tab()];
  const receipt = await signIn(world, one, cartId);
  signOut(one);
  await Promise.all([tab.entered(account(cartId), receipt), clock.pass(3_000)]);
  expect(other.snapshot()).toMatchObject({ identity: null, lines: [] });
});
