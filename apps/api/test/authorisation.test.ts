import { Dot, emptyCart, emptyContext, encodeCart, encodeHave, VariantId } from "@dotcart/cart-domain";
import { Country, encodeDigest } from "@dotcart/cart-domain/checkout";
import { generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import type { Problem } from "../src/problem.ts";
import { procedures } from "../src/procedures.ts";
import type { Owner } from "../src/session/port.ts";
import { createTokens } from "../src/session/tokens.ts";
import { publicJwk, signAccountToken } from "./accounts.ts";
import { call, callInBatch, type Reply } from "./call.ts";
import { currency } from "./goods.ts";
import { noon, once, openTestShop, secret, type TestShop } from "./shop.ts";
import { newOrderId, paidOrder, type TestTill } from "./till.ts";

/**
 * Who may call what. The row of a procedure says whether it is open to everybody, to whoever holds a token (a guest's
 * or an account's), to its owner alone or whoever shows its key, to whoever is signed in, or to the merchant, and what
 * a sound call of it is, and what it is refused with all the same. A procedure without a row fails the first test.
 */
type Who = "everybody" | "holder" | "key" | "member" | "admin";
const matrix: Readonly<Record<string, { who: Who; input?: () => unknown; answer?: Problem["kind"] }>> = {
  "session.start": { who: "everybody" },
  "session.refresh": { who: "holder" },
  "session.enter": { who: "member" },
  "session.leave": { who: "everybody" },
  "cart.get": { who: "holder" },
  "cart.sync": { who: "holder", input: () => nothingToSay },
  "cart.add": { who: "holder", input: () => once({ variantId: "milk-1", quantity: 1 }) },
  "cart.setQuantity": { who: "holder", input: () => once({ variantId: "milk-1", quantity: 1 }) },
  "cart.remove": { who: "holder", input: () => once({ variantId: "milk-1" }) },
  "cart.clear": { who: "holder", input: () => once({}) },
  "catalog.list": { who: "everybody" },
  "catalog.search": { who: "everybody", input: () => ({ query: "milk" }) },
  "catalog.categories": { who: "everybody" },
  "catalog.facets": { who: "everybody" },
  "catalog.bySlug": { who: "everybody", input: () => ({ slug: "milk" }) },
  "catalog.byIds": { who: "everybody", input: () => ({ variantIds: ["milk-1"] }) },
  "checkout.review": { who: "holder" },
  "checkout.reserve": { who: "holder", input: () => ({ digest }) },
  "checkout.release": { who: "holder" },
  // The cart is empty, and who is let in is told so.
  "checkout.place": { who: "holder", input: () => wish, answer: "checkout-changed" },
  "checkout.confirm": { who: "key", input: () => ({ orderId, token: "ok" }) },
  "orders.list": { who: "holder" },
  "orders.byId": { who: "key", input: () => ({ orderId }) },
  "orders.cancel": { who: "key", input: () => ({ orderId }) },
  "orders.reorder": { who: "key", input: () => once({ orderId }) },
  "account.addresses": { who: "member" },
  "account.saveAddress": { who: "member", input: () => ({ address }) },
  "account.removeAddress": { who: "member", input: () => ({ id: "a" }) },
  "admin.variant.update": { who: "admin", input: () => ({ variantId: "milk-1", stock: 1 }) },
  "admin.orders.list": { who: "admin" },
  "admin.orders.byId": { who: "admin", input: () => ({ orderId }) },
  "admin.orders.fulfil": { who: "admin", input: () => ({ orderId }) },
  "admin.orders.deliver": { who: "admin", input: () => ({ orderId: sentId }) },
  "admin.orders.refund": { who: "admin", input: () => ({ orderId }) },
  "admin.audit": { who: "admin" },
};
/** A paid order of Ada's, and one that was sent. */
const orderId = newOrderId();
const sentId = newOrderId();
const address = { name: "Ada", line1: "1 Lane", city: "London", postalCode: "N1", country: "GB" };
const digest = encodeDigest({
  lines: [
    { variantId: VariantId.parse("milk-1"), quantity: 1, price: 199, dots: [Dot.parse("AAAAAAAAAAAA:1")] },
  ],
  currency,
  country: Country.parse("DE"),
  delivery: null,
  code: null,
  tax: 32,
  total: 199,
});
const wish = {
  idempotencyKey: "key",
  digest,
  email: "ada@example.test",
  address,
  delivery: "standard",
  payment: { provider: "test", token: "ok" },
};
const nothingToSay = {
  delta: encodeCart(emptyCart),
  have: encodeHave({ context: emptyContext, live: new Set() }),
};

test("every procedure has a row in the matrix, and every row a procedure", () => {
  expect(Object.keys(matrix).toSorted()).toEqual([...procedures.keys()].toSorted());
});

const rowsOf = (...who: Who[]) =>
  [...procedures.keys()].filter((path) => who.some((each) => matrix[path]?.who === each));
const holders = rowsOf("holder");
const keyed = rowsOf("key");
/** What a token is asked for. */
const guarded = [...holders, ...keyed];
const members = rowsOf("member").filter((path) => path !== "session.enter");
const merchants = rowsOf("admin");
const open = rowsOf("everybody");
const ours = { origin: "http://shop.test" };
/** What a call is refused with, as every row expects it; undefined when it is not. */
const refusal = async (asked: Promise<Reply>) => (await asked).problem?.kind;
const ada = { subject: "account:ada", cartId: "ACACACACACACACACACACAC" } as Owner;

test.each(open)("%s is open to everybody, with or without a token of any kind", async (path) => {
  const shop = openTestShop();
  const account = (await signAccountToken(ada, noon)).token;
  for (const token of [undefined, "nonsense", (await shop.guest()).token, account]) {
    const { status } = await shop.call(path, { input: matrix[path]?.input?.(), token });
    expect([200, 501]).toContain(status);
  }
});

test.each(holders)("%s works with a token of ours, one by one and in a batch", async (path) => {
  const shop = openTestShop();
  const { token } = await shop.guest();
  for (const send of [call, callInBatch])
    expect(await refusal(send(shop.handler, path, { input: matrix[path]?.input?.(), token }))).toBe(
      matrix[path]?.answer,
    );
});

test.each(holders)("%s works with an account's token, and a sign-in where it takes one", async (path) => {
  const shop = openTestShop();
  const { token } = await signAccountToken(ada, noon);
  const headers = { cookie: shop.accounts.signIn("ada"), ...ours };
  for (const send of [call, callInBatch])
    expect(await refusal(send(shop.handler, path, { input: matrix[path]?.input?.(), token, headers }))).toBe(
      matrix[path]?.answer,
    );
});

/** A shop with an order of Ada's in it. */
function shopWithOrders(): TestShop & { till: TestTill } {
  const shop = openTestShop();
  const till = shop.ports.till as TestTill;
  till.kept.set(orderId, paidOrder(orderId, ada.subject));
  till.kept.set(sentId, { ...paidOrder(sentId, ada.subject), status: "fulfilled" });
  return { ...shop, till };
}

const noSuchOrder = [404, { kind: "no-such-order" }];

test.each(keyed)("%s is for the owner of the order", async (path) => {
  const shop = shopWithOrders();
  const { token } = await signAccountToken(ada, noon);
  for (const send of [call, callInBatch])
    expect((await send(shop.handler, path, { input: matrix[path]?.input?.(), token })).status).toBe(200);
});

test.each(keyed)("%s tells others of an order what it tells of one that does not exist", async (path) => {
  const shop = shopWithOrders();
  const eve = (await signAccountToken({ ...ada, subject: "account:eve" }, noon)).token;
  const sent = matrix[path]?.input?.() as object;
  for (const token of [(await shop.guest()).token, eve])
    for (const input of [
      sent,
      { ...sent, key: "made up" },
      { ...sent, key: shop.till.links.keyOf(sentId) },
      { ...sent, orderId: newOrderId() },
      { ...sent, orderId: newOrderId(), key: shop.till.links.keyOf(orderId) },
    ])
      for (const send of [call, callInBatch]) {
        const { status, problem } = await send(shop.handler, path, { input, token });
        expect([status, problem]).toEqual(noSuchOrder);
      }
  expect(shop.till.kept.get(orderId)?.status).toBe("paid");
});

test.each(keyed)("%s is for whoever shows the order's key, as a guest too", async (path) => {
  const shop = shopWithOrders();
  const input = { ...(matrix[path]?.input?.() as object), key: shop.till.links.keyOf(orderId) };
  for (const send of [call, callInBatch])
    expect((await send(shop.handler, path, { input, token: (await shop.guest()).token })).status).toBe(200);
});

test.each(keyed.filter((path) => path !== "orders.reorder"))(
  "%s needs no token where the key is shown, whatever token comes along; a wrong key says nothing",
  async (path) => {
    const shop = shopWithOrders();
    const input = matrix[path]?.input?.() as object;
    const key = shop.till.links.keyOf(orderId);
    const expired = await issuedBy({ clock: () => noon - 3_600_000 });
    const cookie = { cookie: `dotcart-session=${expired}`, origin: "http://evil.test" };
    for (const sent of [{}, { token: "nonsense" }, { token: expired }, { headers: cookie }])
      for (const send of [call, callInBatch]) {
        expect((await send(shop.handler, path, { ...sent, input: { ...input, key } })).status).toBe(200);
        const wrong = await send(shop.handler, path, { ...sent, input: { ...input, key: `${key}A` } });
        expect([wrong.status, wrong.problem]).toEqual(noSuchOrder);
      }
  },
);

test.each([...members, ...merchants])(
  "%s is for whoever is signed in, from a page of ours, and for no token without it",
  async (path) => {
    const shop = shopWithOrders();
    const input = matrix[path]?.input?.();
    const cookie = shop.accounts.signIn("root");
    const tokens = [
      undefined,
      "nonsense",
      (await shop.guest()).token,
      (await signAccountToken(ada, noon)).token,
    ];
    for (const token of tokens)
      for (const send of [call, callInBatch]) {
        for (const headers of [{}, ours, { cookie: "test-sign-in=made-up", ...ours }])
          expect((await send(shop.handler, path, { input, token, headers })).problem).toEqual({
            kind: "unauthorized",
            reason: "missing",
          });
        for (const headers of [{ cookie }, { cookie, origin: "http://evil.test" }])
          expect((await send(shop.handler, path, { input, token, headers })).problem).toEqual({
            kind: "foreign-origin",
          });
      }
    expect(shop.till.calls).toEqual([]);
    expect((await shop.call(path, { input, headers: { cookie, ...ours } })).status).toBe(200);
  },
);

test.each(merchants)("%s is for the merchant, and no longer than he is one", async (path) => {
  const shop = shopWithOrders();
  const input = matrix[path]?.input?.();
  const [ada, root] = [shop.accounts.signIn("ada"), shop.accounts.signIn("root")];
  const ask = (cookie: string) => shop.call(path, { input, headers: { cookie, ...ours } });
  const forbidden = [403, { kind: "forbidden" }];
  const refused = async (cookie: string) => {
    const { status, problem } = await ask(cookie);
    expect([status, problem]).toEqual(forbidden);
  };
  await refused(ada);
  shop.till.roles.delete("root");
  await refused(root);
  expect(shop.till.calls).toEqual([]);
  shop.till.roles.set("root", "admin");
  expect((await ask(root)).status).toBe(200);
});

test("whoever is no merchant is refused before his input is looked at", async () => {
  const shop = openTestShop();
  const headers = { cookie: shop.accounts.signIn("ada"), ...ours };
  for (const path of merchants) {
    const { problem } = await shop.call(path, { raw: "{", headers });
    expect([path, problem]).toEqual([path, { kind: "forbidden" }]);
  }
});

test("session.enter is for whoever is signed in, whatever token he shows", async () => {
  const shop = openTestShop();
  const cookie = shop.accounts.signIn("ada");
  for (const token of [
    undefined,
    "nonsense",
    (await shop.guest()).token,
    (await signAccountToken(ada, noon)).token,
  ]) {
    expect((await shop.call("session.enter", { token, headers: { cookie, ...ours } })).data).toMatchObject({
      kind: "account",
    });
    for (const headers of [{}, ours, { cookie: "test-sign-in=made-up", ...ours }])
      expect((await shop.call("session.enter", { token, headers })).problem).toEqual({
        kind: "unauthorized",
        reason: "missing",
      });
  }
});

test.each(["session.enter", "session.refresh", "session.leave"])(
  "%s by a sign-in's cookie counts only from a page of ours, whatever bearer comes along",
  async (path) => {
    const shop = openTestShop();
    const cookie = shop.accounts.signIn("ada");
    const { token } = await signAccountToken(ada, noon);
    for (const headers of [
      { cookie },
      { cookie, origin: "http://evil.test" },
      { cookie, origin: "http://evil.test", "sec-fetch-site": "cross-site" },
    ]) {
      const { status, problem, headers: answered } = await shop.call(path, { token, headers });
      expect([status, problem, answered.getSetCookie()]).toEqual([403, { kind: "foreign-origin" }, []]);
    }
    expect((await shop.call(path, { token, headers: { cookie, ...ours } })).status).toBe(200);
  },
);

test("an account's token that expired opens no cart, and is renewed as long as its sign-in lives", async () => {
  const shop = openTestShop();
  const { token } = await signAccountToken(ada, noon);
  const headers = { cookie: shop.accounts.signIn("ada"), ...ours };
  shop.now += 15 * 60_000;
  for (const path of guarded.filter((each) => each !== "session.refresh"))
    expect((await shop.call(path, { input: matrix[path]?.input?.(), token, headers })).problem).toEqual({
      kind: "unauthorized",
      reason: "expired",
    });
  const renewed = (await shop.call("session.refresh", { token, headers })).data as { token: string };
  expect(renewed).toMatchObject({ kind: "account", expiresAt: shop.now + 15 * 60_000 });
  expect((await shop.call("cart.get", { token: renewed.token })).status).toBe(200);
  shop.accounts.endAll();
  expect((await shop.call("session.refresh", { token, headers })).problem).toEqual({
    kind: "unauthorized",
    reason: "ended",
  });
});

test("a guest whose cart was merged is let in nowhere, and told nothing but that", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }));
  const headers = { cookie: shop.accounts.signIn("ada"), ...ours };
  await shop.call("session.enter", { token: guest.token, headers });
  for (const path of guarded)
    for (const send of [call, callInBatch]) {
      const { status, problem } = await send(shop.handler, path, {
        input: matrix[path]?.input?.(),
        token: guest.token,
      });
      expect([path, status, problem]).toEqual([path, 401, { kind: "unauthorized", reason: "merged" }]);
    }
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
  [
    "a guest's that calls itself an account's under our secret",
    () => signed({ ...claims, sub: "account:ada" }),
    "foreign",
  ],
  [
    "an account's that names a guest",
    async () => (await signAccountToken({ ...ada, subject: "guest:1" }, noon)).token,
    "foreign",
  ],
  [
    "an account's, signed with the public key as if it were a secret",
    () =>
      new SignJWT({ ...claims, sub: ada.subject })
        .setProtectedHeader({ alg: "HS256", typ: "account+jwt", kid: "key-1" })
        .sign(Buffer.from(publicJwk.x ?? "", "base64url")),
    "forged",
  ],
  [
    "an account's, under our secret but called EdDSA",
    async () => {
      const [, body, signature] = (await signed({ ...claims, sub: ada.subject })).split(".");
      return `${base64url({ alg: "EdDSA", typ: "account+jwt", kid: "key-1" })}.${body}.${signature}`;
    },
    "forged",
  ],
  [
    "an account's, signed with another key under the same name",
    async () => {
      const { privateKey } = await generateKeyPair("EdDSA");
      return (await signAccountToken(ada, noon, { key: privateKey })).token;
    },
    "forged",
  ],
  [
    "an account's, signed with a key nobody published",
    async () => (await signAccountToken(ada, noon, { header: { kid: "key-2" } })).token,
    "forged",
  ],
  [
    "an account's that brings its own key along",
    async () => {
      const { privateKey } = await generateKeyPair("EdDSA");
      return (await signAccountToken(ada, noon, { key: privateKey, header: { jwk: publicJwk } })).token;
    },
    "forged",
  ],
  [
    "an account's of another shop",
    async () => (await signAccountToken(ada, noon, { claims: { aud: "another shop" } })).token,
    "foreign",
  ],
  [
    "another kind of token from the same key",
    async () => (await signAccountToken(ada, noon, { header: { typ: "JWT" } })).token,
    "foreign",
  ],
  [
    "an account's without an end",
    async () => (await signAccountToken(ada, noon, { claims: { exp: undefined } })).token,
    "foreign",
  ],
  [
    "an account's that is for no cart",
    async () => (await signAccountToken(ada, noon, { claims: { cart: undefined } })).token,
    "malformed",
  ],
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
