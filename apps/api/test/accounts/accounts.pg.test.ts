import { randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { accountSubject, accountToken } from "../../src/account/port.ts";
import { accountSecrets } from "../../src/account/secrets.ts";
import { newGuest } from "../../src/session/guest.ts";
import { type Browser, openBrowser, somebody, tokenIn } from "./browser.ts";
import { type OpenAccounts, openAccounts, storefrontUrl } from "./open-accounts.ts";

let shop: OpenAccounts;
beforeAll(async () => {
  shop = await openAccounts();
});
afterAll(() => shop.stop());

const browser = (language?: string): Browser => openBrowser(shop.url, language);
const mailTo = (email: string, subject: string) =>
  shop.mailbox.waitFor(email, (mail) => mail.subject === subject);

/** Somebody with a confirmed account, signed in. */
async function member() {
  const who = somebody();
  const page = browser();
  await page.ask("/sign-up/email", who);
  await page.follow(await mailTo(who.email, "Confirm your e-mail address"));
  return { who, page };
}

const signIn = (page: Browser, { email, password }: { email: string; password: string }) =>
  page.ask("/sign-in/email", { email, password });

test("sign-up, mail, confirmation, signed in, a token that the published keys prove, sign-out, the cookie is dead", async () => {
  const who = somebody();
  const page = browser();
  expect(await page.ask("/sign-up/email", who)).toMatchObject({ status: 200, body: { token: null } });
  expect(await page.isSignedIn()).toBe(false);
  expect(await signIn(page, who)).toMatchObject({ status: 403, body: { code: "EMAIL_NOT_VERIFIED" } });

  const mail = await mailTo(who.email, "Confirm your e-mail address");
  expect(mail.links[0]).toMatch(new RegExp(`^${storefrontUrl}/en/verify-email\\?token=`));
  expect(await page.follow(mail)).toMatchObject({ status: 200, body: { status: true } });
  expect(await page.isSignedIn()).toBe(true);

  const cookies = page.cookies();
  const session = await shop.accounts.sessionOf(cookies);
  expect(session?.expiresAt).toBeGreaterThan(Date.now() + 29.9 * 86_400_000);
  const userId = session?.userId ?? "";
  const cartId = await shop.accounts.cartOf(userId);
  const { token, expiresAt } = await shop.accounts.tokenFor({ subject: accountSubject(userId), cartId });
  const keys = createRemoteJWKSet(new URL(`${shop.url}/api/auth/jwks`));
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: "dotcart",
    audience: "dotcart",
    typ: accountToken.type,
    algorithms: ["EdDSA"],
  });
  expect(protectedHeader).toMatchObject({ alg: "EdDSA", typ: "account+jwt" });
  expect(Object.keys(payload).sort()).toEqual(["aud", "cart", "exp", "iat", "iss", "sub"]);
  expect(payload).toMatchObject({ sub: `account:${userId}`, cart: cartId, exp: expiresAt / 1000 });
  expect(expiresAt - Date.now()).toBeLessThanOrEqual(15 * 60_000);

  const cleared = await shop.accounts.signOut(cookies);
  expect(cleared.join()).toMatch(/dotcart\.session_token=;.*Max-Age=0/);
  expect(await shop.accounts.sessionOf(cookies)).toBeNull();
  expect(await page.isSignedIn()).toBe(false);
});

test("a sign-out by its own address ends the session everywhere that cookie lies", async () => {
  const { page } = await member();
  const copied = page.cookies();
  expect(await page.ask("/sign-out", {})).toMatchObject({ status: 200 });
  expect(await shop.accounts.sessionOf(copied)).toBeNull();
});

test("the session's cookie is the shop's alone, out of reach of scripts, and Secure where the shop is https", async () => {
  const { who } = await member();
  const request = (url: string, origin: string) =>
    new Request(`${url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ email: who.email, password: who.password }),
    });
  const plain = await shop.accounts.handle(request("http://api.test", storefrontUrl));
  expect(plain.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^dotcart\.session_token=.*; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  const safe = shop.again({ storefrontUrl: "https://shop.example" });
  const secure = await safe.handle(request("https://api.test", "https://shop.example"));
  expect(secure.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Secure-dotcart\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/),
  ]);
});

test("no answer carries a session's token where a script could read it", async () => {
  const { who, page } = await member();
  const answers = [await signIn(page, who), await page.ask("/get-session")];
  const token = /session_token=([^.;]+)/.exec(page.cookies().get("cookie") ?? "")?.[1];
  expect(token).toHaveLength(32);
  for (const { status, body } of answers) {
    expect([status, body?.user?.email]).toEqual([200, who.email]);
    expect(JSON.stringify(body)).not.toContain(token);
  }
});

test("a session slides: whoever comes back after a day has its full time again, and its cookie with it", async () => {
  const { page } = await member();
  const before = await shop.accounts.sessionOf(page.cookies());
  expect(before?.setCookies).toEqual([]);
  await shop.sql`update user_sessions set expires_at = now() + interval '10 days'`;
  const slid = await shop.accounts.sessionOf(page.cookies());
  expect(slid?.setCookies).toEqual([expect.stringContaining("dotcart.session_token=")]);
  expect(slid?.expiresAt).toBeGreaterThan(Date.now() + 29.9 * 86_400_000);
});

test("a session whose time is over is none", async () => {
  const { page } = await member();
  await shop.sql`update user_sessions set expires_at = now() - interval '1 second'`;
  expect(await shop.accounts.sessionOf(page.cookies())).toBeNull();
});

describe("a forgotten password", () => {
  test("is replaced once by the link of a mail, which ends every session", async () => {
    const { who, page } = await member();
    const other = browser();
    await signIn(other, who);
    const outside = browser("de");
    expect(await outside.ask("/request-password-reset", { email: who.email })).toMatchObject({ status: 200 });
    const mail = await mailTo(who.email, "Wählen Sie ein neues Passwort");
    expect(mail.links[0]).toMatch(new RegExp(`^${storefrontUrl}/de/reset-password\\?token=`));
    const reset = { token: tokenIn(mail), newPassword: "another good password" };
    expect(await outside.ask("/reset-password", reset)).toMatchObject({ status: 200 });
    expect([await page.isSignedIn(), await other.isSignedIn(), await outside.isSignedIn()]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await signIn(outside, who)).toMatchObject({ status: 401 });
    expect(await signIn(outside, { ...who, password: reset.newPassword })).toMatchObject({ status: 200 });
    expect(
      await outside.ask("/reset-password", { ...reset, newPassword: "a third good password" }),
    ).toMatchObject({
      status: 400,
      body: { code: "INVALID_TOKEN" },
    });
    expect(await outside.isSignedIn()).toBe(true);
  });

  test("is not replaced by a link whose hour is over, nor by a made-up one", async () => {
    const { who } = await member();
    const page = browser();
    await page.ask("/request-password-reset", { email: who.email });
    const token = tokenIn(await mailTo(who.email, "Choose a new password"));
    await shop.sql`update user_verifications set expires_at = now() - interval '1 second'`;
    for (const each of [token, "made-up"])
      expect(
        await page.ask("/reset-password", { token: each, newPassword: "another good password" }),
      ).toMatchObject({ status: 400, body: { code: "INVALID_TOKEN" } });
    expect(await signIn(page, who)).toMatchObject({ status: 200 });
  });

  test("is replaced by no older link once one was followed, nor by one in a mailbox that was left", async () => {
    const { who, page } = await member();
    const ask = () => page.ask("/request-password-reset", { email: who.email });
    const newest = async (than: number) => shop.mailbox.waitFor(who.email, ({ id }) => id > than);
    await ask();
    const first = await mailTo(who.email, "Choose a new password");
    await ask();
    const second = await newest(first.id);
    const choose = (mail: typeof first, newPassword: string) =>
      browser().ask("/reset-password", { token: tokenIn(mail), newPassword });
    expect(await choose(second, "another good password")).toMatchObject({ status: 200 });
    expect(await choose(first, "a third good password")).toMatchObject({ status: 400 });

    await signIn(page, { ...who, password: "another good password" });
    await ask();
    const left = await newest(second.id);
    const newEmail = somebody().email;
    await page.ask("/change-email", { newEmail });
    await page.follow(await mailTo(who.email, "Change your e-mail address?"));
    await page.follow(await mailTo(newEmail, "Confirm your new e-mail address"));
    expect(await choose(left, "a third good password")).toMatchObject({ status: 400 });
  });

  test("cannot be replaced with what the database holds: links are kept as hashes", async () => {
    const { who } = await member();
    await browser().ask("/request-password-reset", { email: who.email });
    const token = tokenIn(await mailTo(who.email, "Choose a new password"));
    const kept = await shop.sql`select * from user_verifications`;
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(token);
  });
});

describe("a password", () => {
  test("is changed by who knows it, which ends all other sessions and no more", async () => {
    const { who, page } = await member();
    const other = browser();
    await signIn(other, who);
    const change = { currentPassword: who.password, newPassword: "another good password" };
    expect(await other.ask("/change-password", { ...change, currentPassword: "wrong" })).toMatchObject({
      status: 400,
      body: { code: "INVALID_PASSWORD" },
    });
    expect(await page.isSignedIn()).toBe(true);
    expect(await other.ask("/change-password", { ...change, revokeOtherSessions: false })).toMatchObject({
      status: 200,
    });
    expect([await other.isSignedIn(), await page.isSignedIn()]).toEqual([true, false]);
    expect(await signIn(page, who)).toMatchObject({ status: 401 });
    expect(await signIn(page, { ...who, password: change.newPassword })).toMatchObject({ status: 200 });
  });

  test.each([
    ["short77", "PASSWORD_TOO_SHORT"],
    ["x".repeat(129), "PASSWORD_TOO_LONG"],
  ])("of %s is refused", async (password, code) => {
    expect(await browser().ask("/sign-up/email", { ...somebody(), password })).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  test("is kept as a hash that is no other's, even of the same password", async () => {
    await member();
    await member();
    const kept = await shop.sql`select password from user_credentials`;
    expect(new Set(kept.map(({ password }) => password))).toHaveLength(kept.length);
    expect(JSON.stringify(kept)).not.toContain("correct horse");
  });
});

describe("another e-mail address", () => {
  test("takes effect once both addresses have agreed, and the links work once", async () => {
    const { who, page } = await member();
    const newEmail = somebody().email;
    expect(await page.ask("/change-email", { newEmail })).toMatchObject({ status: 200 });
    const asked = await mailTo(who.email, "Change your e-mail address?");
    expect(await page.follow(asked)).toMatchObject({ status: 200 });
    expect((await page.ask("/get-session")).body?.user?.email).toBe(who.email);
    const confirmed = await mailTo(newEmail, "Confirm your new e-mail address");
    expect(await browser().follow(confirmed)).toMatchObject({ status: 200 });
    expect((await page.ask("/get-session")).body?.user?.email).toBe(newEmail);
    for (const used of [asked, confirmed])
      expect(await page.follow(used)).toMatchObject({ status: 401, body: { code: "INVALID_TOKEN" } });
    expect(await signIn(browser(), who)).toMatchObject({ status: 401 });
    expect(await signIn(browser(), { ...who, email: newEmail })).toMatchObject({ status: 200 });
  });

  test("that has an account is answered like any other, and no mail is sent", async () => {
    const taken = (await member()).who.email;
    const { who, page } = await member();
    const free = await page.ask("/change-email", { newEmail: somebody().email });
    await mailTo(who.email, "Change your e-mail address?");
    const sent = shop.mailbox.messages().length;
    const refused = await page.ask("/change-email", { newEmail: taken });
    expect([refused.status, refused.body]).toEqual([free.status, free.body]);
    await shop.accounts.close();
    expect(shop.mailbox.messages()).toHaveLength(sent);
  });

  test("that somebody else took meanwhile is refused, and both accounts stay as they are", async () => {
    const { who, page } = await member();
    const other = somebody();
    await page.ask("/change-email", { newEmail: other.email });
    await page.follow(await mailTo(who.email, "Change your e-mail address?"));
    const confirmed = await mailTo(other.email, "Confirm your new e-mail address");
    await browser().ask("/sign-up/email", other);
    const printed = vi.spyOn(console, "error");
    expect(await page.follow(confirmed)).toMatchObject({ status: 401, body: { code: "INVALID_TOKEN" } });
    expect(printed).not.toHaveBeenCalled();
    expect((await page.ask("/get-session")).body?.user?.email).toBe(who.email);
  });
});

describe("whether an address has an account", () => {
  test("is not told by sign-up: its owner is written to instead", async () => {
    const { who } = await member();
    const fresh = somebody();
    const taken = await browser().ask("/sign-up/email", { ...who, name: "Eve", password: "eve was here 1" });
    const free = await browser().ask("/sign-up/email", { ...fresh, name: "Eve" });
    const shape = ({ status, body }: typeof taken) => [
      status,
      Object.keys(body?.user ?? {}),
      body?.user?.name,
    ];
    expect(shape(taken)).toEqual(shape(free));
    const mail = await mailTo(who.email, "You already have an account");
    expect(mail.links).toEqual([`${storefrontUrl}/en/sign-in`]);
    expect(await signIn(browser(), who)).toMatchObject({ status: 200 });
    expect(await signIn(browser(), { ...who, password: "eve was here 1" })).toMatchObject({ status: 401 });
  });

  test("is not told by sign-in, a forgotten password, or a confirmation sent again", async () => {
    const { who } = await member();
    const nobody = somebody();
    const both = async (path: string, body: (email: string) => object) => {
      const answers = [];
      for (const email of [who.email, nobody.email]) answers.push(await browser().ask(path, body(email)));
      return answers.map(({ status, body: answer }) => [status, answer]);
    };
    for (const [path, body] of [
      ["/sign-in/email", (email: string) => ({ email, password: "wrong password" })],
      ["/request-password-reset", (email: string) => ({ email })],
      ["/send-verification-email", (email: string) => ({ email })],
    ] as const) {
      const [known, unknown] = await both(path, body);
      expect(known, path).toEqual(unknown);
    }
    await shop.accounts.close();
    expect(shop.mailbox.messages().some(({ to }) => to.includes(nobody.email))).toBe(false);
  });
});

describe("an account that was never confirmed", () => {
  /** An account of the owner's address with a planter's password, and the owner's own try at signing up. */
  async function planted() {
    const who = somebody();
    await browser().ask("/sign-up/email", { ...who, password: "the planter's own" });
    const first = await mailTo(who.email, "Confirm your e-mail address");
    const owner = browser();
    await owner.ask("/sign-up/email", { ...who, password: "the owner's own" });
    const second = await mailTo(who.email, "Finish your sign-up");
    return { who, owner, first, second };
  }
  const cannotGetIn = async (who: { email: string }) =>
    expect(await signIn(browser(), { ...who, password: "the planter's own" })).toMatchObject({ status: 401 });

  test("goes to whoever reads the address's mails, with a password of his own", async () => {
    const { who, owner, second } = await planted();
    const reset = { token: tokenIn(second), newPassword: "the owner's choice" };
    expect(await owner.ask("/reset-password", reset)).toMatchObject({ status: 200 });
    await cannotGetIn(who);
    expect(await signIn(owner, { ...who, password: reset.newPassword })).toMatchObject({ status: 200 });
  });

  test("opens to no password of its planter's, whichever link its owner follows", async () => {
    const { who, owner, first } = await planted();
    expect(await owner.follow(first)).toMatchObject({ status: 200 });
    expect(await owner.isSignedIn()).toBe(true);
    await cannotGetIn(who);
  });

  test("is sent no link that only confirms it, when its password is gone and the mail is asked for again", async () => {
    const { who, owner, second } = await planted();
    await owner.ask("/send-verification-email", { email: who.email });
    const again = await shop.mailbox.waitFor(who.email, ({ id }) => id > second.id);
    expect(again.subject).toBe("Finish your sign-up");
  });

  test("is sent its confirmation again when asked, and signs in with it once", async () => {
    const who = somebody();
    const page = browser();
    await page.ask("/sign-up/email", who);
    const first = await mailTo(who.email, "Confirm your e-mail address");
    await page.ask("/send-verification-email", { email: who.email });
    const again = await shop.mailbox.waitFor(who.email, ({ id }) => id > first.id);
    expect(await page.follow(again)).toMatchObject({ status: 200 });
    expect(await page.isSignedIn()).toBe(true);
    const later = browser();
    expect(await later.follow(first)).toMatchObject({ status: 200 });
    expect(await later.isSignedIn()).toBe(false);
  });

  test("is one account, and answered alike, when a double click signs up twice at once", async () => {
    const who = somebody();
    const answers = await Promise.all([1, 2, 3].map(() => browser().ask("/sign-up/email", who)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await shop.accounts.close();
    expect(await shop.sql`select id from users where email = ${who.email}`).toHaveLength(1);
    const page = browser();
    await page.follow(await mailTo(who.email, "Confirm your e-mail address"));
    expect(await signIn(page, who)).toMatchObject({ status: 200 });
  });

  test("is not confirmed by a link whose day is over", async () => {
    const secret = "a secret that this test knows, of 32 characters";
    const known = shop.again({ secrets: [secret] });
    const who = somebody();
    await browser().ask("/sign-up/email", who);
    const [row] = await shop.sql`select id from users where email = ${who.email}`;
    const link = (expires: string) =>
      new SignJWT({ email: who.email, userId: row?.id })
        .setProtectedHeader({ alg: "HS256" })
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(accountSecrets([secret])[0]?.value));
    const follow = async (token: string) => {
      const url = `http://api.test/api/auth/verify-email?token=${token}`;
      const answer = await known.handle(new Request(url));
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    };
    expect(await follow(await link("-1s"))).toEqual([401, "TOKEN_EXPIRED"]);
    expect(await follow(await link("1h"))).toEqual([200, undefined]);
  });

  test("is not confirmed by a link that was changed", async () => {
    const who = somebody();
    await browser().ask("/sign-up/email", who);
    const token = tokenIn(await mailTo(who.email, "Confirm your e-mail address"));
    const [head, , signature] = token.split(".");
    const body = Buffer.from(JSON.stringify({ email: "eve@example.com", exp: 9e9 })).toString("base64url");
    for (const forged of [`${head}.${body}.${signature}`, `${token}x`, "nonsense", `${head}.${body}.`])
      expect(await browser().ask(`/verify-email?token=${forged}`)).toMatchObject({
        status: 401,
        body: { code: "INVALID_TOKEN" },
      });
  });
});

test("twenty calls at once make one cart of an account, and it stays", async () => {
  const { page } = await member();
  const { userId = "" } = (await shop.accounts.sessionOf(page.cookies())) ?? {};
  const two = shop.again();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? shop.accounts : two).cartOf(userId)),
  );
  expect(new Set(answers)).toHaveLength(1);
});

describe("keys", () => {
  test("are encrypted in the database, and only their public halves are published", async () => {
    await shop.accounts.publicKeys();
    const rows = await shop.sql`select private_key from signing_keys`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { private_key } of rows) expect(private_key).not.toMatch(/"d"|kty|OKP/);
    const { keys } = await shop.accounts.publicKeys();
    for (const key of keys) expect(key).not.toHaveProperty("d");
  });

  test("go on signing when a new secret is put before the old", async () => {
    const old = "the secret of yesterday, 32 characters and more";
    const alone = await openAccounts({ secrets: [old] });
    try {
      const who = {
        subject: "account:x",
        cartId: newGuest(randomBytes).cartId,
      };
      await alone.accounts.tokenFor(who);
      const rotated = alone.again({ secrets: ["the secret of today, 32 characters and more too", old] });
      await expect(rotated.tokenFor(who)).resolves.toHaveProperty("token");
      expect(await alone.sql`select id from signing_keys`).toHaveLength(1);
    } finally {
      await alone.stop();
    }
  });
});

test("the log holds no address, no password, no link and no session", async () => {
  const { who, page } = await member();
  await signIn(browser(), { ...who, password: "a wrong password" });
  await browser().ask("/sign-up/email", who);
  await browser().ask("/request-password-reset", { email: who.email });
  const token = tokenIn(await mailTo(who.email, "Choose a new password"));
  const told = shop.logged();
  expect(told).toContain("accounts");
  for (const secret of [
    who.email,
    who.password,
    "a wrong password",
    token,
    page.cookies().get("cookie") ?? "",
  ])
    expect(told).not.toContain(secret);
});
