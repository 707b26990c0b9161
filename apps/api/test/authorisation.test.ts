import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { procedures } from "../src/procedures.ts";
import { createTokens } from "../src/session/tokens.ts";
import { call, callInBatch } from "./call.ts";
import { noon, once, openTestShop, secret } from "./shop.ts";

/**
 * Who may call what. The row of a procedure says whether it is open to everybody or to whoever holds a token, and
 * what a sound call of it is. A procedure without a row fails the first test.
 */
const matrix: Readonly<Record<string, { who: "everybody" | "guest"; input?: () => unknown }>> = {
  "session.start": { who: "everybody" },
  "session.refresh": { who: "guest" },
  "cart.get": { who: "guest" },
  "cart.add": { who: "guest", input: () => once({ variantId: "milk-1", quantity: 1 }) },
  "cart.setQuantity": { who: "guest", input: () => once({ variantId: "milk-1", quantity: 1 }) },
  "cart.remove": { who: "guest", input: () => once({ variantId: "milk-1" }) },
  "cart.clear": { who: "guest", input: () => once({}) },
  "catalog.list": { who: "everybody" },
  "catalog.search": { who: "everybody", input: () => ({ query: "milk" }) },
  "catalog.categories": { who: "everybody" },
  "catalog.facets": { who: "everybody" },
  "catalog.bySlug": { who: "everybody", input: () => ({ slug: "milk" }) },
  "catalog.byIds": { who: "everybody", input: () => ({ variantIds: ["milk-1"] }) },
};

test("every procedure has a row in the matrix, and every row a procedure", () => {
  expect(Object.keys(matrix).toSorted()).toEqual([...procedures.keys()].toSorted());
});

const guarded = [...procedures.keys()].filter((path) => matrix[path]?.who === "guest");
const open = [...procedures.keys()].filter((path) => matrix[path]?.who === "everybody");

test.each(open)("%s is open to everybody, with or without a token of any kind", async (path) => {
  const shop = openTestShop();
  for (const token of [undefined, "nonsense", (await shop.guest()).token]) {
    const { status } = await shop.call(path, { input: matrix[path]?.input?.(), token });
    expect([200, 501]).toContain(status);
  }
});

test.each(guarded)("%s works with a token of ours, one by one and in a batch", async (path) => {
  const shop = openTestShop();
  const { token } = await shop.guest();
  for (const send of [call, callInBatch])
    expect((await send(shop.handler, path, { input: matrix[path]?.input?.(), token })).status).toBe(200);
});

const guest = { subject: "guest:1", cartId: "AAAAAAAAAAAAAAAAAAAAAA" };
const signed = (claims: object, { alg = "HS256", key = secret } = {}) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
const claims = {
  iss: "dotcart",
  aud: "dotcart",
  sub: guest.subject,
  cart: guest.cartId,
  exp: noon / 1000 + 600,
};
const issuedBy = async (change: Partial<Parameters<typeof createTokens>[0]>) => {
  const tokens = createTokens({
    secrets: [secret],
    shopId: "dotcart",
    lifetimeSeconds: 600,
    clock: () => noon,
    ...change,
  });
  return (await tokens.issue(guest as Parameters<typeof tokens.issue>[0])).token;
};
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

const mutations: readonly [string, () => Promise<string | undefined>, string][] = [
  ["none", async () => undefined, "missing"],
  ["an empty one", async () => "", "malformed"],
  ["nonsense", async () => "not.a.token", "malformed"],
  ["one cut in half", async () => (await issuedBy({})).slice(0, 100), "malformed"],
  [
    "one with its signature cut off",
    async () => `${(await issuedBy({})).split(".").slice(0, 2).join(".")}.`,
    "forged",
  ],
  [
    "one signed with another key",
    () => issuedBy({ secrets: ["another secret of forty characters here."] }),
    "forged",
  ],
  [
    "one of another cart under our signature",
    async () => {
      const [head, , signature] = (await issuedBy({})).split(".");
      return `${head}.${base64url({ ...claims, cart: "BBBBBBBBBBBBBBBBBBBBBB" })}.${signature}`;
    },
    "forged",
  ],
  [
    "one of algorithm none",
    async () => `${base64url({ alg: "none", typ: "JWT" })}.${base64url(claims)}.`,
    "forged",
  ],
  ["one of another algorithm", () => signed(claims, { alg: "HS512" }), "forged"],
  ["one that expired", () => issuedBy({ clock: () => noon - 3_600_000 }), "expired"],
  ["one for another shop", () => issuedBy({ shopId: "another shop" }), "foreign"],
  ["one from another issuer", () => signed({ ...claims, iss: "somebody" }), "foreign"],
  ["one without an end", () => signed({ ...claims, exp: undefined }), "foreign"],
  ["one that is for no cart", () => signed({ ...claims, cart: undefined }), "malformed"],
  ["one of a megabyte", async () => "x".repeat(1_000_000), "malformed"],
];

test.each(mutations)("a token that is %s opens nothing", async (_name, makeToken, reason) => {
  const shop = openTestShop();
  const token = await makeToken();
  for (const path of guarded)
    for (const send of [call, callInBatch]) {
      const { status, problem } = await send(shop.handler, path, { input: matrix[path]?.input?.(), token });
      expect([path, status, problem]).toEqual([path, 401, { kind: "unauthorized", reason }]);
    }
  expect(shop.asked).toEqual([]);
});

test("a token that was good once is refused when it has expired, though it is remembered", async () => {
  const shop = openTestShop();
  const ada = await shop.guest();
  expect((await ada.call("cart.get")).status).toBe(200);
  shop.now += 600_000;
  expect((await ada.call("cart.get")).problem).toEqual({ kind: "unauthorized", reason: "expired" });
  expect((await ada.call("session.refresh")).problem).toEqual({ kind: "unauthorized", reason: "expired" });
});

test("whoever has no token is refused before his input is looked at", async () => {
  const shop = openTestShop();
  for (const path of guarded) {
    if (procedures.get(path)?._def.type !== "mutation") continue;
    expect((await shop.call(path, { raw: "{" })).problem).toEqual({
      kind: "unauthorized",
      reason: "missing",
    });
  }
});

test("in a batch each call is let in, or not, by itself", async () => {
  const shop = openTestShop();
  const response = await shop.handler(
    new Request(
      "http://api.test/trpc/cart.get,catalog.bySlug?batch=1&input=" +
        encodeURIComponent('{"1":{"slug":"milk"}}'),
    ),
  );
  expect(response.status).toBe(207);
  expect(await response.json()).toMatchObject([
    { error: { data: { problem: { kind: "unauthorized", reason: "missing" } } } },
    { result: { data: { id: "milk" } } },
  ]);
});
