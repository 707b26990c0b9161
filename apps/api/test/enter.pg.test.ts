import { emptyCart, encodeCart, encodeHave, haveOf, type Product } from "@dotcart/cart-domain";
import { type RunningMailbox, startMailbox } from "@dotcart/local-stack";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "../src/log/port.ts";
import { startApi } from "../src/node/start.ts";
import type { EnteredSession } from "../src/session/enter.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { eventually, type FullStack, openFullStack, remote } from "./full-stack.ts";
import { openLive } from "./live-reader.ts";
import { once } from "./shop.ts";

const origin = "http://127.0.0.1:3000";
const ada = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };

let stack: FullStack;
let mailbox: RunningMailbox;
let variantId: string;
beforeAll(async () => {
  mailbox = await startMailbox();
  stack = await openFullStack({ SMTP_URL: mailbox.smtpUrl, STOREFRONT_URL: origin });
  const { data } = await browser().call("catalog.list", { inStock: true, limit: 100 });
  const variants = (data as { items: Product[] }).items.flatMap((product) => product.variants);
  const plenty = variants.find((v) => v.available && v.stock >= 100 && v.max >= 100 && v.step === 1);
  variantId = plenty?.id ?? "";
});
afterAll(async () => {
  await stack?.stop();
  await mailbox?.stop();
});

const browser = (handler = stack.handler): Browser => openBrowser(handler, origin);
const add = (page: Browser, quantity: number) => page.call("cart.add", once({ variantId, quantity }));
const enter = async (page: Browser) => (await page.call("session.enter")).data as EnteredSession;
const itemCount = async (page: Browser) =>
  ((await page.call("cart.get")).data as { itemCount: number } | undefined)?.itemCount;
const say = { delta: encodeCart(emptyCart), have: encodeHave(haveOf(emptyCart)) };

test("a guest signs up, follows the mail, and finds his goods in the account's cart, here and on the next device", async () => {
  const page = browser();
  await page.call("session.start");
  expect((await add(page, 2)).status).toBe(200);
  expect(await page.ask("/sign-up/email", ada)).toBe(200);
  const mail = await mailbox.waitFor(ada.email);
  const token = new URL(mail.links[0] ?? "").searchParams.get("token");
  expect(await page.ask(`/verify-email?token=${token}`)).toBe(200);
  const entered = await enter(page);
  expect(entered).toMatchObject({ kind: "account", receipt: { lines: [{ variantId, quantity: 2 }] } });
  expect(await itemCount(page)).toBe(2);
  expect((await page.call("cart.sync", say)).data).toMatchObject({ refused: [], sealed: expect.any(String) });

  const reader = await openLive(stack.api.url, entered.token);
  expect(await reader.next()).toMatchObject({ event: "version" });
  const other = browser();
  await other.call("session.start");
  await add(other, 3);
  expect(await other.ask("/sign-in/email", { email: ada.email, password: ada.password })).toBe(200);
  expect(await enter(other)).toMatchObject({ cartId: entered.cartId, receipt: { kept: 1 } });
  expect(await reader.until("version")).toBeDefined();
  expect([await itemCount(page), await itemCount(other)]).toEqual([5, 5]);
  reader.leave();

  expect((await other.call("session.leave")).status).toBe(200);
  expect([...other.jar.keys()]).toEqual([]);
  expect((await other.call("cart.get")).problem).toEqual({ kind: "unauthorized", reason: "missing" });
  expect((await page.call("session.refresh")).data).toMatchObject({ cartId: entered.cartId });
  expect(await itemCount(page)).toBe(5);
});

describe("while Postgres is away", () => {
  test("a token opens the account's cart all the same; nobody enters, is renewed, or leaves, and all of it is said", async () => {
    const page = browser();
    expect(await page.ask("/sign-in/email", { email: ada.email, password: ada.password })).toBe(200);
    await enter(page);
    await stack.postgres.kill();
    expect(await itemCount(page)).toBe(5);
    expect((await page.call("cart.sync", say)).status).toBe(200);
    const jar = [...page.jar];
    for (const path of ["session.enter", "session.refresh", "session.leave"]) {
      const { status, problem } = await page.call(path);
      expect([path, status, problem]).toEqual([
        path,
        503,
        { kind: "dependency-unavailable", dependency: "accounts" },
      ]);
    }
    expect([...page.jar]).toEqual(jar);
    const fresh = await startApi(stack.env, silentLog);
    const there = browser(remote(fresh.url));
    for (const [name, value] of jar) there.jar.set(name, value);
    const { status, problem } = await there.call("cart.get");
    expect([status, problem]).toEqual([503, { kind: "dependency-unavailable", dependency: "accounts" }]);
    await fresh.stop();
    await stack.postgres.start();
    expect(
      (
        await eventually(
          () => page.call("session.refresh"),
          (answer) => answer.status === 200,
        )
      ).data,
    ).toMatchObject({ kind: "account" });
  });
});

test("stopping the process closes its streams, and waits for none of their readers", async () => {
  const api = await startApi(stack.env, silentLog);
  const page = browser(remote(api.url));
  const { token } = (await page.call("session.start")).data as { token: string };
  const readers = await Promise.all([openLive(api.url, token), openLive(api.url, token)]);
  for (const reader of readers) expect(await reader.next()).toEqual({ event: "version", data: "0" });
  await api.stop();
  for (const reader of readers) expect(await reader.closed()).toEqual([]);
});
