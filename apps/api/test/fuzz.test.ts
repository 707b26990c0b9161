import {
  add,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  Rid,
  type SyncReply,
  type VariantId,
} from "@dotcart/cart-domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { procedures } from "../src/procedures.ts";
import { call, callInBatch } from "./call.ts";
import { noon, openTestShop } from "./shop.ts";

/** Anything JSON can say, mostly in the words of our own inputs, so that it gets far. */
const word = fc.constantFrom(
  "operationId",
  "variantId",
  "quantity",
  "dots",
  "limit",
  "query",
  "slug",
  "variantIds",
  "cursor",
  "delta",
  "have",
  "sealed",
  "cartId",
  "orderId",
  "key",
  "id",
  "address",
  "target",
  "reason",
  "stock",
  "price",
  "order-1_______________",
  '[1,"",[]]',
  "__proto__",
  "op",
  "milk-1",
  "AAAAAAAAAAAA:1",
);
const value = fc.oneof(
  word,
  fc.integer({ min: -2, max: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: "binary" }),
);
const json = fc.oneof(
  fc.dictionary(word, fc.oneof(value, fc.array(value, { maxLength: 3 })), { maxKeys: 6 }),
  fc.jsonValue(),
);

test("no input whatever makes a procedure fail: it is done, or refused with a problem", async () => {
  const shop = openTestShop();
  const { token } = await shop.guest();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...procedures.keys()), json, async (path, input) => {
      for (const send of [call, callInBatch]) {
        const { status, problem, data } = await send(shop.handler, path, {
          token,
          raw: JSON.stringify(input),
          headers: { cookie: shop.accounts.signIn("root"), origin: "http://shop.test" },
        });
        expect([status, problem?.kind]).not.toEqual([500, "internal"]);
        expect(problem === undefined).toBe(status === 200);
        expect(data === undefined).toBe(status !== 200);
      }
    }),
    { numRuns: 1500 },
  );
});

test("no delta, have or seal whatever makes a sync fail, nor spoils the cart", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  const author = { rid: Rid.parse("phonephonep1"), now: noon, seen: 199 };
  const own = add(emptyCart, author, { line: "milk-1" as VariantId, quantity: 2 });
  const sound = { delta: encodeCart(own), have: encodeHave(haveOf(own)) };
  const { sealed } = (await guest.call("cart.sync", sound)).data as SyncReply;
  const texts = { ...sound, sealed: sealed ?? "" };
  const spoiled = fc.record({
    field: fc.constantFrom("delta", "have", "sealed"),
    at: fc.nat(300),
    length: fc.nat(6),
    put: fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom("0", "-1", "1e9", "],[", "2147483648", "null", ","),
    ),
  });
  await fc.assert(
    fc.asyncProperty(spoiled, async ({ field, at, length, put }) => {
      const text = texts[field as keyof typeof texts];
      const input = { ...texts, [field]: text.slice(0, at) + put + text.slice(at + length) };
      const { status, problem } = await guest.call("cart.sync", input);
      expect([status, problem?.kind]).not.toEqual([500, "internal"]);
    }),
    { numRuns: 1500 },
  );
  const { sealed: _, ...untouched } = texts;
  expect((await guest.call("cart.sync", untouched)).status).toBe(200);
});

test("no text whatever, in place of JSON, makes a procedure fail", async () => {
  const shop = openTestShop();
  const { token } = await shop.guest();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...procedures.keys()),
      fc.string({ unit: "binary" }),
      async (path, raw) => {
        const { status } = await call(shop.handler, path, { token, raw });
        expect(status).toBeLessThan(502);
        expect(status).not.toBe(500);
      },
    ),
    { numRuns: 500 },
  );
});

test("no path whatever leads past the router", async () => {
  const shop = openTestShop();
  await fc.assert(
    fc.asyncProperty(fc.webPath(), fc.constantFrom("GET", "POST", "DELETE"), async (path, method) => {
      const response = await shop.handler(new Request(`http://api.test/trpc${path}`, { method }));
      expect([400, 404, 405, 415]).toContain(response.status);
    }),
    { numRuns: 500 },
  );
});
