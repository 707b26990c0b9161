import type { CartStore } from "@dotcart/cart-store";
import type { OrderPage } from "@dotcart/shop-db";
import { describe, expect, test } from "vitest";
import type { EnteredSession } from "../src/session/enter.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { type Guest, noon, once, openTestShop, type TestShop } from "./shop.ts";
import { newOrderId, paidOrder, type TestTill } from "./till.ts";

const origin = "http://shop.test";

const browserIn = (shop: TestShop): Browser & { signIn(userId: string): void } => {
  const browser = openBrowser(shop.handler, origin, () => shop.now);
  return { ...browser, signIn: (userId) => browser.take(shop.accounts.signIn(userId)) };
};

const milk = (quantity: number) => once({ variantId: "milk-1", quantity });

async function guestWith(shop: TestShop, quantity: number) {
  const browser = browserIn(shop);
  await browser.call("session.start");
  await browser.call("cart.add", milk(quantity));
  return browser;
}

const enter = async (browser: Browser) => (await browser.call("session.enter")).data as EnteredSession;
/** Whom the browser's cookie names. */
async function subjectOf(shop: TestShop, { jar }: Browser): Promise<string> {
  const verified = await shop.ports.tokens.verify(jar.get("dotcart-session") ?? "");
  return verified.ok ? verified.session.subject : "";
}
const cartOf = async (browser: Pick<Guest, "call">) =>
  (await browser.call("cart.get")).data as { id: string; itemCount: number };

describe("a sign-in", () => {
  test("leads to the account's cart with what the guest had in it, and a receipt", async () => {
    const shop = openTestShop();
    const browser = await guestWith(shop, 3);
    const guestCart = await cartOf(browser);
    browser.signIn("ada");
    const entered = await enter(browser);
    expect(entered).toMatchObject({
      kind: "account",
      expiresAt: noon + 15 * 60_000,
      receipt: {
        guestCartId: guestCart.id,
        strategy: "join",
        lines: [{ variantId: "milk-1", quantity: 3 }],
        kept: 0,
      },
    });
    expect(await cartOf(browser)).toMatchObject({ id: entered.cartId, itemCount: 3 });
    expect((await enter(browser)).receipt).toBeNull();
    expect(await cartOf(browser)).toMatchObject({ itemCount: 3 });
  });

  test("on another device finds the same cart, and brings that device's goods too", async () => {
    const shop = openTestShop();
    const [one, two] = [await guestWith(shop, 1), await guestWith(shop, 2)];
    for (const browser of [one, two]) browser.signIn("ada");
    const [first, second] = [await enter(one), await enter(two)];
    expect(second).toMatchObject({ cartId: first.cartId, receipt: { kept: 1 } });
    expect(await cartOf(one)).toMatchObject({ itemCount: 3 });
  });

  test("whose reply was lost is made again to the same effect and with the same receipt", async () => {
    const shop = openTestShop();
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    await browser.lose("session.enter");
    await browser.lose("session.enter");
    expect(await enter(browser)).toMatchObject({ receipt: { lines: [{ quantity: 3 }] } });
    expect(await cartOf(browser)).toMatchObject({ itemCount: 3 });
  });

  test("brings what the guest ordered into the account's history, and repeats it when that failed", async () => {
    const shop = openTestShop();
    const till = shop.ports.till as TestTill;
    const browser = await guestWith(shop, 1);
    const orderId = newOrderId();
    const listed = async () =>
      ((await browser.call("orders.list")).data as OrderPage).items.map(({ id }) => id);
    till.kept.set(orderId, paidOrder(orderId, await subjectOf(shop, browser)));
    expect(await listed()).toEqual([orderId]);
    const { adopt } = till.orders;
    Object.assign(till.orders, { adopt: () => Promise.reject(new Error("away")) });
    browser.signIn("ada");
    expect(await enter(browser)).toMatchObject({ kind: "account" });
    expect(await listed()).toEqual([]);
    Object.assign(till.orders, { adopt });
    expect((await browser.call("session.refresh")).status).toBe(200);
    expect(await listed()).toEqual([orderId]);
    expect([...browser.jar.keys()]).not.toContain("dotcart-waiting");
  });

  test("in two tabs at once comes to the same", async () => {
    const shop = openTestShop();
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    const entered = await Promise.all([enter(browser), enter(browser), enter(browser)]);
    expect(new Set(entered.map(({ cartId }) => cartId)).size).toBe(1);
    expect(await cartOf(browser)).toMatchObject({ itemCount: 3 });
  });

  test("is not undone by a tab that meets the closed cart and starts anew before the sign-in's own answer came", async () => {
    const shop = openTestShop();
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    await browser.lose("session.enter");
    const { data } = await browser.call("session.start");
    const cartId = await shop.accounts.cartOf("ada");
    expect(data).toEqual({ kind: "account", cartId, token: expect.any(String), expiresAt: noon + 900_000 });
    expect(browser.jar.get("dotcart-mark")).toMatch(/^a\./);
    expect(await cartOf(browser)).toMatchObject({ id: cartId, itemCount: 3 });
  });

  test("takes the guest's token from a bearer as from a cookie", async () => {
    const shop = openTestShop();
    const guest = await shop.guest();
    await guest.call("cart.add", milk(2));
    const cookie = shop.accounts.signIn("ada");
    const { data } = await shop.call("session.enter", { token: guest.token, headers: { cookie, origin } });
    expect(data).toMatchObject({ receipt: { lines: [{ quantity: 2 }] } });
  });

  test("with a guest's token that is dead is a sign-in without a receipt", async () => {
    for (const spoil of ["expire", "forge"] as const) {
      const shop = openTestShop();
      const browser = await guestWith(shop, 3);
      const dead = browser.jar.get("dotcart-session") ?? "";
      if (spoil === "expire") shop.now += 600_000;
      else browser.jar.set("dotcart-session", `${dead.slice(0, -4)}AAAA`);
      browser.signIn("ada");
      expect(await enter(browser)).toMatchObject({ kind: "account", receipt: null });
      expect(await cartOf(browser)).toMatchObject({ itemCount: 0 });
    }
  });

  test("gives a cart that was planted to the account, and its planter nothing", async () => {
    const shop = openTestShop();
    const planter = await guestWith(shop, 1);
    const victim = browserIn(shop);
    victim.jar.set("dotcart-session", planter.jar.get("dotcart-session") ?? "");
    victim.signIn("ada");
    const { cartId } = await enter(victim);
    await victim.call("cart.add", milk(5));
    for (const path of ["cart.get", "session.refresh"]) {
      const { problem, text } = await planter.call(path);
      expect(problem).toEqual({ kind: "unauthorized", reason: "merged" });
      expect(text).not.toContain(cartId);
    }
    planter.signIn("mallory");
    expect(await enter(planter)).toMatchObject({ receipt: null });
    expect(await cartOf(planter)).toMatchObject({ itemCount: 0 });
  });

  test("of a second account in the same browser gets nothing of the first one's", async () => {
    const shop = openTestShop();
    const browser = await guestWith(shop, 3);
    const shown = browser.jar.get("dotcart-session") ?? "";
    browser.signIn("ada");
    await enter(browser);
    browser.signIn("bob");
    expect(await enter(browser)).toMatchObject({ receipt: null });
    expect(await cartOf(browser)).toMatchObject({ itemCount: 0 });
    browser.jar.set("dotcart-session", shown);
    expect(await enter(browser)).toMatchObject({ receipt: null });
  });
});

describe("a cart that cannot be brought", () => {
  /** A shop whose carts fail at one step as long as they are told to. */
  function failingShop(step: "close" | "read" | "merge") {
    let isFailing = true;
    const shop = openTestShop(({ carts }) => {
      const failing = (store: CartStore): CartStore => ({
        ...store,
        [step]: (...words: never[]) =>
          isFailing
            ? Promise.reject(new Error("away"))
            : (store[step] as (...w: never[]) => unknown)(...words),
        withLife: (seconds) => failing(store.withLife(seconds)),
      });
      return { carts: failing(carts) };
    });
    return { shop, heal: () => (isFailing = false) };
  }

  test.each(["close", "read", "merge"] as const)(
    "because %s fails keeps nobody from signing in, and comes with the next refresh",
    async (step) => {
      const { shop, heal } = failingShop(step);
      const browser = await guestWith(shop, 3);
      browser.signIn("ada");
      expect(await enter(browser)).toMatchObject({ kind: "account", receipt: null });
      expect(browser.jar.get("dotcart-waiting")).toBeDefined();
      heal();
      expect((await browser.call("session.refresh")).data).toMatchObject({
        kind: "account",
        receipt: { lines: [{ quantity: 3 }] },
      });
      expect(await cartOf(browser)).toMatchObject({ itemCount: 3 });
      expect(browser.jar.has("dotcart-waiting")).toBe(false);
    },
  );

  test("because of a crash after it was closed comes all the same, though its guest has started anew meanwhile", async () => {
    const { shop, heal } = failingShop("merge");
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    await browser.lose("session.enter");
    expect((await browser.call("cart.get")).problem).toEqual({ kind: "unauthorized", reason: "merged" });
    await browser.call("session.start");
    await browser.call("cart.add", milk(2));
    heal();
    const { cartId } = await enter(browser);
    expect(await cartOf(browser)).toMatchObject({ id: cartId, itemCount: 5 });
    expect(browser.jar.has("dotcart-waiting")).toBe(false);
  });

  test("tells a new guest in its browser nothing of the account, and comes to no other", async () => {
    const { shop, heal } = failingShop("merge");
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    await browser.lose("session.enter");
    const cartId = await shop.accounts.cartOf("ada");
    shop.accounts.endAll();
    const { headers, text } = await browser.call("session.start");
    expect(`${headers.getSetCookie().join()}${text}`).not.toContain(cartId);
    heal();
    browser.signIn("bob");
    expect(await enter(browser)).toMatchObject({ receipt: null });
    expect(await cartOf(browser)).toMatchObject({ itemCount: 0 });
    browser.signIn("ada");
    await enter(browser);
    expect(await cartOf(browser)).toMatchObject({ itemCount: 3 });
  });

  test("waits for its account alone, and however many others sign in meanwhile", async () => {
    const { shop, heal } = failingShop("close");
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    await enter(browser);
    heal();
    browser.signIn("bob");
    expect(await enter(browser)).toMatchObject({ receipt: null });
    expect(await cartOf(browser)).toMatchObject({ itemCount: 0 });
    browser.signIn("ada");
    expect(await enter(browser)).toMatchObject({ receipt: { lines: [{ quantity: 3 }] } });
    expect(await cartOf(browser)).toMatchObject({ itemCount: 3 });
  });

  test("is forgotten with everything else when its owner leaves", async () => {
    const { shop, heal } = failingShop("close");
    const browser = await guestWith(shop, 3);
    browser.signIn("ada");
    await enter(browser);
    heal();
    await browser.call("session.leave");
    expect([...browser.jar]).toEqual([]);
  });
});

describe("the mark", () => {
  const mark = (browser: Browser) => browser.jar.get("dotcart-mark");

  test("says whose cart it is and until when, for a guest, an account and nobody", async () => {
    const shop = openTestShop();
    const browser = await guestWith(shop, 1);
    const { id } = await cartOf(browser);
    expect(mark(browser)).toBe(`g.${id}.${noon / 1000 + 600}`);
    shop.now += 60_000;
    await browser.call("session.refresh");
    expect(mark(browser)).toBe(`g.${id}.${noon / 1000 + 660}`);
    browser.signIn("ada");
    const { cartId } = await enter(browser);
    expect(mark(browser)).toBe(`a.${cartId}.${shop.now / 1000 + 86_400}`);
    await browser.call("session.leave");
    expect([...browser.jar]).toEqual([]);
  });

  test("can be read by the page's scripts, the session cannot", async () => {
    const { headers } = await openTestShop().call("session.start");
    const [session, shown] = headers.getSetCookie();
    expect(session).toMatch(/^dotcart-session=.*; HttpOnly; SameSite=Lax$/);
    expect(shown).toMatch(/^dotcart-mark=g\.[\w-]{22}\.\d{10}; Path=\/; Expires=[^;]+; SameSite=Lax$/);
  });
});

test("leaving ends the sign-in: the next one in this browser starts anew, and the cart stays the account's", async () => {
  const shop = openTestShop();
  const browser = await guestWith(shop, 3);
  browser.signIn("ada");
  await enter(browser);
  const shown = { ...Object.fromEntries(browser.jar) };
  expect((await browser.call("session.leave")).data).toBeNull();
  for (const [name, value] of Object.entries(shown)) browser.jar.set(name, value);
  expect((await browser.call("session.refresh")).problem).toEqual({ kind: "unauthorized", reason: "ended" });
  expect((await browser.call("session.enter")).problem).toEqual({ kind: "unauthorized", reason: "missing" });
  const next = browserIn(shop);
  next.signIn("ada");
  await enter(next);
  expect(await cartOf(next)).toMatchObject({ itemCount: 3 });
});
