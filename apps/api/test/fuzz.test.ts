import fc from "fast-check";
import { expect, test } from "vitest";
import { procedures } from "../src/procedures.ts";
import { call, callInBatch } from "./call.ts";
import { openTestShop } from "./shop.ts";

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
        });
        expect([status, problem?.kind]).not.toEqual([500, "internal"]);
        expect(problem === undefined).toBe(status === 200);
        expect(data === undefined).toBe(status !== 200);
      }
    }),
    { numRuns: 1500 },
  );
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
