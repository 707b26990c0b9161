import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFirstAdmin } from "../../src/account/first-admin.ts";
import { openLibrary } from "../../src/account/library.ts";
import { silentLog } from "../../src/log/port.ts";
import { type Browser, openBrowser, somebody } from "./browser.ts";
import { type OpenAccounts, openAccounts, storefrontUrl } from "./open-accounts.ts";

let shop: OpenAccounts;
beforeAll(async () => {
  shop = await openAccounts();
});
afterAll(() => shop.stop());

type Person = { readonly email: string; readonly password: string };

const browser = (): Browser => openBrowser(shop.url);
const signIn = (page: Browser, { email, password }: Person) =>
  page.ask("/sign-in/email", { email, password });
const roleBehind = async (page: Browser) => {
  const session = await shop.accounts.sessionOf(page.cookies());
  return session === null ? "nobody" : shop.db.accounts.roleOf(session.userId);
};
const rolesOf = async (email: string) => shop.sql`select role from users where email = ${email}`;

/** Somebody with a confirmed account, signed in. */
async function member() {
  const who = somebody();
  const page = browser();
  await page.ask("/sign-up/email", who);
  await page.follow(await shop.mailbox.waitFor(who.email));
  return { who, page };
}

const openAdmin = (admin: { readonly email: string; readonly password?: string }) =>
  openFirstAdmin({ books: shop.db.accounts, random: randomBytes, ...admin });

test("nobody signs himself up as an admin, nor becomes one by changing himself", async () => {
  const who = somebody();
  const page = browser();
  for (const role of ["admin", "shopper", ["admin"]])
    expect(await page.ask("/sign-up/email", { ...who, role })).toMatchObject({
      status: 400,
      body: { code: "invalid-input" },
    });
  expect(await rolesOf(who.email)).toEqual([]);

  const { page: own, who: ada } = await member();
  for (const change of [
    { role: "admin" },
    { name: "Ada", role: "admin" },
    { name: "Ada", data: { role: "admin" } },
  ])
    expect(await own.ask("/update-user", change)).toMatchObject({ status: 400 });
  expect(await own.ask("/update-user", { name: "Ada L." })).toMatchObject({ status: 200 });
  expect(await rolesOf(ada.email)).toEqual([{ role: "shopper" }]);
  expect(await roleBehind(own)).toBe("shopper");
});

test("the library behind the door does not know of roles either", async () => {
  const library = openLibrary({
    adapter: shop.db.accounts.adapter(() => {}),
    office: { post: async () => {}, later: () => {}, settled: async () => {} },
    log: silentLog,
    secrets: [{ version: 1, value: "of this test alone, and long enough" }],
    storefrontUrl,
    sessionSeconds: 60,
  });
  const who = somebody();
  const signUp = new Request(`${storefrontUrl}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: storefrontUrl },
    body: JSON.stringify({ ...who, role: "admin", emailVerified: true }),
  });
  expect((await library.handler(signUp)).status).toBe(200);
  expect(await rolesOf(who.email)).toEqual([{ role: "shopper" }]);
});

test("a merchant signs in with the password that was said, or with the one that was made up, and with no other", async () => {
  const said = { email: "said@example.com", password: "as it was said" };
  expect(await openAdmin(said)).toEqual({ kind: "opened", madeUp: null });
  const opened = await openAdmin({ email: "made-up@example.com" });
  const madeUp = opened.kind === "opened" ? (opened.madeUp ?? "") : "";
  expect(madeUp).toMatch(/^[\w-]{24}$/);
  for (const admin of [said, { email: "made-up@example.com", password: madeUp }]) {
    const page = browser();
    expect(await signIn(page, { ...admin, password: "admin" })).toMatchObject({ status: 401 });
    expect(await signIn(page, { ...admin, password: "" })).toMatchObject({ status: 401 });
    expect(await signIn(page, admin)).toMatchObject({ status: 200 });
    expect(await roleBehind(page)).toBe("admin");
  }
  const another = await openAdmin({ email: "another@example.com" });
  expect(another).not.toEqual(opened);
});

test("a merchant changes his password, and setting up again does not bring the first one back", async () => {
  const admin = { email: "again@example.com", password: "the first password" };
  await openAdmin(admin);
  const page = browser();
  await signIn(page, admin);
  const changed = await page.ask("/change-password", {
    currentPassword: admin.password,
    newPassword: "the second password",
  });
  expect(changed.status).toBe(200);
  expect(await openAdmin(admin)).toEqual({ kind: "known" });
  expect(await openAdmin({ email: admin.email })).toEqual({ kind: "known" });
  expect(await signIn(browser(), admin)).toMatchObject({ status: 401 });
  expect(await signIn(browser(), { ...admin, password: "the second password" })).toMatchObject({
    status: 200,
  });
});

test("whoever signs up with the merchant's address first, confirmed or not, gets a shopper's account", async () => {
  const { who, page } = await member();
  expect(await openAdmin(who)).toEqual({ kind: "known" });
  expect(await roleBehind(page)).toBe("shopper");

  const squatter = somebody();
  await browser().ask("/sign-up/email", squatter);
  expect(await openAdmin({ email: squatter.email, password: "the merchant's own" })).toEqual({
    kind: "known",
  });
  expect(await rolesOf(squatter.email)).toEqual([{ role: "shopper" }]);
  expect(await signIn(browser(), squatter)).toMatchObject({ status: 403 });
});

test("a sign-up with the address of a merchant tells nothing and changes nothing", async () => {
  const admin = { email: "merchant@example.com", password: "the merchant's own" };
  await openAdmin(admin);
  const page = browser();
  expect(await page.ask("/sign-up/email", { ...somebody(), email: admin.email })).toMatchObject({
    status: 200,
  });
  await shop.mailbox.waitFor(admin.email);
  expect(await signIn(browser(), admin)).toMatchObject({ status: 200 });
  expect(await rolesOf(admin.email)).toEqual([{ role: "admin" }]);
});
