import {
  add,
  type Cart,
  contextOf,
  type Delta,
  decodeCart,
  decodeHave,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  join,
  linesOf,
  Rid,
  remove,
  type SyncReply,
  type VariantId,
} from "@dotcart/cart-domain";
import { createSealer } from "@dotcart/cart-store";
import { describe, expect, test } from "vitest";
import { syncBodyLimit } from "../src/http/body.ts";
import type { Problem } from "../src/problem.ts";
import { signAccountToken } from "./accounts.ts";
import { call, callInBatch, reply } from "./call.ts";
import { type Guest, noon, once, openTestShop, secret } from "./shop.ts";

const phone = Rid.parse("phonephonep1");
const laptop = Rid.parse("laptoplaptp1");

const adding = (cart: Cart, rid: Rid, line = "milk-1", quantity = 1): Delta =>
  add(cart, { rid, now: noon, seen: 199 }, { line: line as VariantId, quantity });

const said = (delta: Delta, cart: Cart = delta, sealed?: string) => ({
  delta: encodeCart(delta),
  have: encodeHave(haveOf(cart)),
  ...(sealed === undefined ? {} : { sealed }),
});

const none = said(emptyCart);

async function sync(guest: Pick<Guest, "call">, input: object): Promise<SyncReply> {
  const { data, problem } = await guest.call("cart.sync", input);
  expect(problem).toBeUndefined();
  return data as SyncReply;
}

const read = (text: string): Cart => {
  const decoded = decodeCart(text);
  if (!decoded.ok) throw new Error(decoded.problem.kind);
  return decoded.value;
};

const quantities = (cart: Cart) =>
  Object.fromEntries(linesOf(cart).map(({ line, quantity }) => [line, quantity]));

test("two replicas of one cart learn of each other, and what both know is not told again", async () => {
  const guest = await openTestShop().guest();
  const mine = adding(emptyCart, phone);
  const first = await sync(guest, said(mine));
  expect(first).toMatchObject({
    version: 1,
    refused: [],
    delta: encodeCart(emptyCart),
    sealed: expect.any(String),
  });
  const theirs = adding(emptyCart, laptop, "crate-1", 6);
  const second = await sync(guest, said(theirs));
  const both = join(theirs, read(second.delta)).state;
  expect(quantities(both)).toEqual({ "milk-1": 1, "crate-1": 6 });
  const third = await sync(guest, said(emptyCart, both));
  expect(third).toMatchObject({ version: 2, delta: encodeCart(emptyCart), sealed: null });
  expect(decodeHave(third.have)).toMatchObject({ ok: true });
});

test("a request sent again has no further effect", async () => {
  const guest = await openTestShop().guest();
  const request = said(adding(emptyCart, phone));
  const replies = [await sync(guest, request), await sync(guest, request), await sync(guest, request)];
  expect(replies.map(({ version }) => version)).toEqual([1, 1, 1]);
  expect((await guest.call("cart.get")).data).toMatchObject({ version: 1, itemCount: 1 });
});

test("thin callers and replicas change the same cart", async () => {
  const guest = await openTestShop().guest();
  await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  const seen = read((await sync(guest, none)).delta);
  expect(quantities(seen)).toEqual({ "milk-1": 2 });
  await sync(guest, said(remove(seen, "milk-1" as VariantId), seen));
  expect((await guest.call("cart.get")).data).toMatchObject({ itemCount: 0 });
});

test("an account's cart is synchronised by its token, and lives as long as accounts' carts do", async () => {
  const shop = openTestShop();
  const owner = { subject: "account:ada", cartId: (await shop.guest()).cartId } as Parameters<
    typeof signAccountToken
  >[0];
  const { token } = await signAccountToken(owner, noon);
  const asAda = { call: (path: string, input?: unknown) => shop.call(path, { input, token }) };
  await sync(asAda, said(adding(emptyCart, phone)));
  expect((await asAda.call("cart.get")).data).toMatchObject({
    itemCount: 1,
    expiresAt: noon + shop.ports.shop.accountCartTtlMilliseconds,
  });
  await asAda.call("cart.add", once({ variantId: "milk-1", quantity: 1 }));
  expect((await asAda.call("cart.get")).data).toMatchObject({
    itemCount: 2,
    expiresAt: noon + shop.ports.shop.accountCartTtlMilliseconds,
  });
});

test("a server that lost the cart is given it back by any device's seal, other devices' goods and removals included", async () => {
  const before = openTestShop();
  const token = (await before.guest()).token;
  const old = { call: (path: string, input?: unknown) => before.call(path, { input, token }) };
  await sync(old, said(adding(emptyCart, laptop, "crate-1", 6)));
  const { sealed, delta } = await sync(old, said(adding(emptyCart, phone)));
  const mine = join(adding(emptyCart, phone), read(delta)).state;
  const after = openTestShop();
  const now = { call: (path: string, input?: unknown) => after.call(path, { input, token }) };
  expect(await sync(now, said(emptyCart, mine))).toMatchObject({ version: 0 });
  const healed = await sync(now, said(emptyCart, mine, sealed ?? ""));
  expect(healed.version).toBeGreaterThan(2);
  expect((await now.call("cart.get")).data).toMatchObject({ itemCount: 7 });
});

/** Everything a stranger may try, and what he hears. Nothing of any of it is done. */
describe("a sync that cannot be taken is refused as a whole", () => {
  const twin = adding(emptyCart, phone);
  const text = encodeCart(twin);
  const many = (count: number): Cart => {
    let cart = emptyCart;
    for (let n = 0; n < count; n += 1) cart = join(cart, adding(cart, phone)).state;
    return cart;
  };
  const inflated = (n: number): string => text.replace('",[1]', `",[${n}]`);
  const refusals: readonly (readonly [string, object, number, Problem])[] = [
    ["an empty delta", { ...none, delta: "" }, 400, { kind: "malformed-delta" }],
    ["a delta that is no JSON", { ...none, delta: "[1" }, 400, { kind: "malformed-delta" }],
    ["a delta that is another value", { ...none, delta: '{"a":1}' }, 400, { kind: "malformed-delta" }],
    [
      "a delta that says more than it may",
      { ...none, delta: text.replace("]]", "],1]") },
      400,
      { kind: "malformed-delta" },
    ],

    [
      "a delta of fractions",
      { ...none, delta: text.replace("199", "199.5") },
      400,
      { kind: "malformed-delta" },
    ],
    [
      "a delta with a price beyond all reason",
      { ...none, delta: text.replace("199", "1e400") },
      400,
      { kind: "malformed-delta" },
    ],
    [
      "a counter of 2^31",
      { ...none, delta: inflated(2 ** 31) },
      413,
      { kind: "delta-too-large", bound: "claims", limit: 512 },
    ],
    [
      "a counter of 2^53 - 1",
      { ...none, delta: inflated(2 ** 53 - 1) },
      413,
      { kind: "delta-too-large", bound: "claims", limit: 512 },
    ],
    [
      "a single dot of 2^31",
      {
        ...none,
        delta: encodeCart({ ...emptyCart, context: contextOf([]) }).replace(
          /.*/,
          `[1,"phonephonep1",[0],[0,${2 ** 31}]]`,
        ),
      },
      400,
      { kind: "malformed-delta" },
    ],
    ["513 dots", said(many(513)), 413, { kind: "delta-too-large", bound: "dots", limit: 512 }],
    [
      "over 16 KB",
      { ...none, delta: `[1,"${"x".repeat(17_000)}"]` },
      413,
      { kind: "delta-too-large", bound: "characters", limit: 16_384 },
    ],
    [
      "65 replicas",
      {
        ...none,
        delta: `[1,"${Array.from({ length: 65 }, (_, n) => `rid${String(n).padStart(9, "0")}`).join("")}",[${Array(65).fill(1)}]]`,
      },
      413,
      { kind: "delta-too-large", bound: "replicas", limit: 64 },
    ],
    [
      "a version of tomorrow",
      { ...none, delta: '[2,"",[]]' },
      400,
      { kind: "unknown-wire-version", supported: 1 },
    ],
    ["a have that is none", { ...none, have: "x" }, 400, { kind: "malformed-have" }],
    [
      "a have of tomorrow",
      { ...none, have: '[2,"",[]]' },
      400,
      { kind: "unknown-wire-version", supported: 1 },
    ],
    [
      "a seal that is none",
      { ...none, sealed: "sealed" },
      422,
      { kind: "seal-refused", reason: "malformed" },
    ],
    ["an empty seal", { ...none, sealed: "" }, 422, { kind: "seal-refused", reason: "malformed" }],
    [
      "a seal nobody made",
      { ...none, sealed: `1.${"A".repeat(43)}.AAAAAAAAAAAAAAAAAAAAAA.1.1.${text}` },
      422,
      { kind: "seal-refused", reason: "forged" },
    ],
    [
      "another cart's id",
      { ...none, cartId: "AAAAAAAAAAAAAAAAAAAAAA" },
      409,
      { kind: "other-cart", cartId: "" as never },
    ],
  ];

  test.each(refusals)("%s", async (_what, input, status, problem) => {
    const shop = openTestShop();
    const guest = await shop.guest();
    const expected = problem.kind === "other-cart" ? { ...problem, cartId: guest.cartId } : problem;
    for (const send of [call, callInBatch]) {
      const answer = await send(shop.handler, "cart.sync", { input, token: guest.token });
      expect([answer.status, answer.problem]).toEqual([status, expected]);
    }
    expect((await guest.call("cart.get")).data).toMatchObject({ version: 0 });
  });

  const sealedFor = async (cartId: string, secrets: readonly string[], at = noon) =>
    (await createSealer({ secrets }).seal({ cartId: cartId as never, version: 9, at, cart: twin })) ?? "";

  test.each([
    ["of another cart", "AAAAAAAAAAAAAAAAAAAAAA", [secret], noon, "foreign-cart"],
    ["under another secret", "", ["another secret of forty characters here."], noon, "forged"],
    ["older than the cart's life, which the server has not kept", "", [secret], noon - 3_600_001, "expired"],
  ] as const)("a seal %s", async (_what, cartId, secrets, at, reason) => {
    const shop = openTestShop();
    const guest = await shop.guest();
    const sealed = await sealedFor(cartId || guest.cartId, secrets, at);
    const { status, problem } = await guest.call("cart.sync", { ...said(adding(emptyCart, laptop)), sealed });
    expect([status, problem]).toEqual([422, { kind: "seal-refused", reason }]);
    expect((await guest.call("cart.get")).data).toMatchObject({ version: 0 });
  });

  test("any one letter of a seal changed", async () => {
    const guest = await openTestShop().guest();
    const sealed = await sealedFor(guest.cartId, [secret]);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === "B" ? "C" : "B"}${sealed.slice(at + 1)}`;
      expect([changed, (await guest.call("cart.sync", { ...none, sealed: changed })).problem?.kind]).toEqual([
        changed,
        "seal-refused",
      ]);
    }
  });
});

describe("what a device may not say is refused dot by dot, and the rest is kept", () => {
  test("unknown goods", async () => {
    const guest = await openTestShop().guest();
    const good = adding(emptyCart, phone);
    const bad = adding(good, phone, "nothing");
    const { refused } = await sync(guest, said(join(good, bad).state));
    expect(refused).toEqual([
      { dot: `${phone}:2`, problem: { kind: "product-not-found", variantId: "nothing" } },
    ]);
    expect((await guest.call("cart.get")).data).toMatchObject({ itemCount: 1 });
  });

  test("a rid that is somebody else's", async () => {
    const shop = openTestShop();
    const { cartId } = await shop.guest();
    const [ada, bob] = await Promise.all(
      ["account:ada", "account:bob"].map(async (subject) => {
        const { token } = await signAccountToken({ subject, cartId: cartId as never }, noon);
        return { call: (path: string, input?: unknown) => shop.call(path, { input, token }) };
      }),
    );
    if (ada === undefined || bob === undefined) throw new Error("two callers");
    await sync(ada, said(adding(emptyCart, phone)));
    const poison = adding({ ...emptyCart, context: contextOf([`${phone}:1` as never]) }, phone, "milk-1", 99);
    expect((await sync(bob, said(poison))).refused).toEqual([
      { dot: `${phone}:2`, problem: { kind: "foreign-rid" } },
    ]);
    expect((await ada.call("cart.get")).data).toMatchObject({ itemCount: 1 });
  });
});

describe("the body of a sync", () => {
  const post = (path: string, body: string, token: string, length = true) =>
    new Request(`http://api.test/trpc/${path}`, {
      method: "POST",
      body: length ? body : new Blob([body]).stream(),
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        ...(length ? { "content-length": String(body.length) } : {}),
      },
      ...(length ? {} : { duplex: "half" as const }),
    });
  const padded = (bytes: number) => {
    const around = JSON.stringify({ ...none, sealed: "" }).length;
    return JSON.stringify({ ...none, sealed: "x".repeat(bytes - around) });
  };

  test("may be 256 KB, a seal's worth, alone and in a batch; anything else may not", async () => {
    const shop = openTestShop();
    const { token } = await shop.guest();
    const problemOf = async (request: Request) => (await reply(shop.handler, request)).problem;
    const sealed = { kind: "seal-refused", reason: "malformed" };
    const tooLarge = (limit: number) => ({ kind: "request-too-large", limit });
    for (const length of [true, false]) {
      expect(await problemOf(post("cart.sync", padded(syncBodyLimit), token, length))).toEqual(sealed);
      expect(await problemOf(post("cart.sync", padded(syncBodyLimit + 1), token, length))).toEqual(
        tooLarge(256 * 1024),
      );
      const batch = `{"0":${padded(200_000)}}`;
      expect(await problemOf(post("cart.sync?batch=1", batch, token, length))).toEqual(sealed);
      for (const path of ["cart.add", "cart.sync,cart.add?batch=1", "cart.sync/../cart.add"])
        expect([path, await problemOf(post(path, padded(70_000), token, length))]).toMatchObject([
          path,
          { kind: "request-too-large", limit: 64 * 1024 },
        ]);
    }
  });
});
