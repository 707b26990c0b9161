import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bodyLimit } from "../../src/http/body.ts";
import { openBrowser, somebody, tokenIn } from "./browser.ts";
import { type OpenAccounts, openAccounts, storefrontUrl } from "./open-accounts.ts";

let shop: OpenAccounts;
beforeAll(async () => {
  shop = await openAccounts();
});
afterAll(() => shop.stop());

const browser = (language?: string) => openBrowser(shop.url, language);

type Sent = { path: string; method?: string; headers?: Record<string, string>; body?: string };
async function send({ path, method = "POST", headers = {}, body }: Sent) {
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(`${shop.url}/api/auth${path}`, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const answer = (await response.json()) as { code?: string };
  return { status: response.status, code: answer?.code, answer, headers: response.headers };
}

const wrongSignIn = JSON.stringify({ email: "nobody@example.com", password: "wrong password" });

describe("what is open", () => {
  test.each([
    ["GET", "/token"],
    ["POST", "/sign-in/social"],
    ["POST", "/delete-user"],
    ["GET", "/list-sessions"],
    ["GET", "/reset-password/abc"],
    ["POST", "/update-session"],
    ["GET", "/ok"],
    ["GET", "/error"],
    ["GET", ""],
    ["GET", "/constructor"],
    ["POST", "/sign-in/email/"],
    ["POST", "/sign-in%2Femail"],
    ["POST", "//sign-in/email"],
  ])("%s %s is not there, signed in or not", async (method, path) => {
    const refused = await send({ path, method, ...(method === "POST" ? { body: "{}" } : {}) });
    expect([refused.status, refused.code]).toEqual([404, "no-such-path"]);
  });

  test("a wrong method is refused, and hands nothing to the library", async () => {
    expect((await send({ path: "/sign-in/email", method: "GET" })).status).toBe(405);
    expect((await send({ path: "/verify-email", body: "{}" })).status).toBe(405);
    expect((await send({ path: "/get-session", body: "{}" })).status).toBe(405);
  });

  test("answers are dressed like all of the API's: never cached, framed or sniffed", async () => {
    for (const answer of [
      await send({ path: "/jwks", method: "GET" }),
      await send({ path: "/sign-in/email", body: wrongSignIn }),
      await send({ path: "/nowhere", method: "GET" }),
    ]) {
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("x-request-id")).toMatch(/^[\w.-]+$/);
      expect(answer.headers.get("location")).toBeNull();
    }
  });
});

describe("where a request comes from", () => {
  const from = (headers: Record<string, string>) =>
    send({ path: "/sign-in/email", body: wrongSignIn, headers });

  test.each([
    ["our storefront's origin", { origin: storefrontUrl }],
    ["a page that the passage vouched for", { "sec-fetch-site": "same-origin" }],
    [
      "a page the passage vouched for under the public name",
      {
        origin: storefrontUrl,
        "sec-fetch-site": "same-origin",
      },
    ],
    ["a program without cookies", {}],
  ])("%s is let in", async (_, headers) => {
    expect((await from(headers)).code).toBe("INVALID_EMAIL_OR_PASSWORD");
  });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://127.0.0.1:3001" }],
    ["an origin that begins like ours", { origin: `${storefrontUrl}.evil.example` }],
    ["no origin to speak of", { origin: "null" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a cookie that came by itself", { cookie: "dotcart.session_token=x" }],
  ])("%s is not", async (_, headers) => {
    const refused = await from(headers as Record<string, string>);
    expect([refused.status, refused.code]).toEqual([403, "foreign-origin"]);
  });

  test("a page of somebody else cannot sign a shopper in by a link of its owner's", async () => {
    const who = somebody();
    await browser().ask("/sign-up/email", who);
    const token = tokenIn(await shop.mailbox.waitFor(who.email));
    const path = `/verify-email?token=${token}`;
    for (const site of ["cross-site", "same-site", "none"])
      expect((await send({ path, method: "GET", headers: { "sec-fetch-site": site } })).status).toBe(403);
    expect((await send({ path, method: "GET", headers: { "sec-fetch-site": "same-origin" } })).status).toBe(
      200,
    );
  });
});

describe("a body", () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    send({ path: "/sign-in/email", body, headers: { origin: storefrontUrl, ...headers } });

  test.each([
    ["", "invalid-input"],
    ["{}", "invalid-input"],
    ["[]", "invalid-input"],
    ["null", "invalid-input"],
    ['{"email":"a@b.example","password":{"$ne":null}}', "invalid-input"],
    ['{"email":["a@b.example"],"password":"x"}', "invalid-input"],
    ['{"email":"a@b.example","password":"x","isAdmin":true}', "invalid-input"],
    ['{"email":"nonsense","password":"correct horse"}', "INVALID_EMAIL"],
    ["{", "malformed-request"],
  ])("of %s is refused", async (body, code) => {
    const refused = await post(body);
    expect([refused.status, refused.code]).toEqual([400, code]);
  });

  test("of a form is refused: another site's page could send one", async () => {
    const refused = await post("email=a%40b.example&password=x", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(refused.code).toBe("unsupported-media-type");
  });

  test("above the limit is refused", async () => {
    const refused = await post(JSON.stringify({ email: "a@b.example", password: "x".repeat(bodyLimit) }));
    expect([refused.status, refused.code]).toEqual([413, "request-too-large"]);
  });

  test("of a sign-up cannot confirm its own address, nor bring anything the form does not have", async () => {
    const who = somebody();
    for (const more of [{ emailVerified: true }, { id: "me" }, { image: "x" }, { role: "admin" }])
      expect(await browser().ask("/sign-up/email", { ...who, ...more })).toMatchObject({ status: 400 });
    expect(await shop.sql`select id from users where email = ${who.email}`).toEqual([]);
  });

  test("says where it would like to be sent, and nobody is sent anywhere", async () => {
    const who = somebody();
    const page = browser();
    await page.ask("/sign-up/email", { ...who, callbackURL: "https://evil.example" });
    const mail = await shop.mailbox.waitFor(who.email);
    expect(mail.links).toHaveLength(1);
    expect(mail.text + mail.html).not.toContain("evil.example");
    const answer = await page.ask(`/verify-email?token=${tokenIn(mail)}&callbackURL=https://evil.example`);
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
  });
});

describe("how often", () => {
  test("one caller may guess at one account's password ten times in five minutes, and others still sign in", async () => {
    const email = somebody().email;
    const guess = (caller: string) =>
      send({
        path: "/sign-in/email",
        body: JSON.stringify({ email, password: "wrong password" }),
        headers: { "x-forwarded-for": `${caller}, 10.0.0.1` },
      });
    for (let n = 0; n < 10; n++) expect((await guess("203.0.113.7")).status).toBe(401);
    const refused = await guess("203.0.113.7");
    expect([refused.status, refused.code]).toEqual([429, "too-many-tries"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await guess("203.0.113.8")).status).toBe(401);
  });

  test("an address gets five mails of a kind in a quarter of an hour, whoever asks", async () => {
    const { email } = somebody();
    const ask = (caller: number) =>
      send({
        path: "/request-password-reset",
        body: JSON.stringify({ email: caller % 2 === 0 ? email : email.toUpperCase() }),
        headers: { "x-forwarded-for": `198.51.100.${caller}` },
      });
    for (let n = 0; n < 5; n++) expect((await ask(n)).status).toBe(200);
    expect((await ask(5)).status).toBe(429);
  });
});

describe("while no mail can be sent", () => {
  const mute = { isReady: async () => false, send: () => Promise.reject(new Error("no")) };
  const deaf = { isReady: async () => true, send: () => Promise.reject(new Error("550 no such mailbox")) };
  const asking = (accounts: ReturnType<OpenAccounts["again"]>, path: string, body: object) =>
    accounts.handle(
      new Request(`http://api.test/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );

  test("whatever would send one is refused before it does anything, alike for every address", async () => {
    const accounts = shop.again({ mailer: mute });
    const who = somebody();
    for (const [path, body] of [
      ["/sign-up/email", who],
      ["/request-password-reset", { email: who.email }],
      ["/send-verification-email", { email: who.email }],
    ] as const) {
      const refused = await asking(accounts, path, body);
      expect(refused.status, path).toBe(503);
      expect(await refused.json()).toMatchObject({
        code: "dependency-unavailable",
        error: { data: { problem: { dependency: "mail" } } },
      });
    }
    expect(await shop.sql`select id from users where email = ${who.email}`).toEqual([]);
  });

  test("a mail that is lost all the same is told to the log, and can be sent again", async () => {
    const who = somebody();
    const accounts = shop.again({ mailer: deaf });
    expect((await asking(accounts, "/sign-up/email", who)).status).toBe(200);
    await accounts.close();
    expect(shop.logged()).toContain("a mail could not be sent");
    expect(await browser().ask("/send-verification-email", { email: who.email })).toMatchObject({
      status: 200,
    });
    const mail = await shop.mailbox.waitFor(who.email, ({ subject }) => subject.startsWith("Confirm"));
    expect(await browser().follow(mail)).toMatchObject({ status: 200 });
  });
});

describe("while Postgres is away", () => {
  let alone: OpenAccounts;
  afterEach(() => alone.stop());

  test("nobody is signed in or out, nothing seems to have worked, and every answer is a clear 503", async () => {
    alone = await openAccounts();
    const who = somebody();
    const page = openBrowser(alone.url);
    await page.ask("/sign-up/email", who);
    const mail = await alone.mailbox.waitFor(who.email);
    await page.follow(mail);
    const cookies = page.cookies();
    const away = { kind: "dependency-unavailable", dependency: "accounts" };
    await alone.postgres.stop();

    for (const [path, body] of [
      ["/sign-in/email", { email: who.email, password: who.password }],
      ["/sign-up/email", somebody()],
      ["/sign-out", {}],
      ["/request-password-reset", { email: who.email }],
      ["/reset-password", { token: "x", newPassword: "another good password" }],
      ["/change-password", { currentPassword: who.password, newPassword: "another good password" }],
      ["/change-email", { newEmail: somebody().email }],
      ["/send-verification-email", { email: who.email }],
      ["/update-user", { name: "Eve" }],
      ["/get-session", undefined],
      ["/jwks", undefined],
      [`/verify-email?token=${tokenIn(mail)}`, undefined],
    ] as const) {
      const answer = await page.ask(path, body);
      expect([answer.status, answer.body?.error?.data.problem], path).toEqual([503, away]);
      expect(answer.headers.getSetCookie(), path).toEqual([]);
    }
    const { accounts } = alone;
    for (const ask of [
      () => accounts.sessionOf(cookies),
      () => accounts.signOut(cookies),
      () => accounts.cartOf("somebody"),
      () => accounts.publicKeys(),
      () => accounts.tokenFor({ subject: "account:x", cartId: "x".repeat(22) as never }),
    ])
      await expect(ask()).rejects.toMatchObject({ problem: away });
    expect(alone.mailbox.messages()).toHaveLength(1);
    expect(alone.logged().match(/a dependency is away/g)).toHaveLength(1);
  });
});
