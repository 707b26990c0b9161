import type { CartStore } from "@dotcart/cart-store";
import { describe, expect, test } from "vitest";
import { createHandler } from "../src/handler.ts";
import { codes } from "../src/problem.ts";
import { everything } from "../src/procedures.ts";
import { call, callInBatch, reply } from "./call.ts";
import { once, openTestShop } from "./shop.ts";

const words = "secret words of ours";

/** A shop whose carts fail in a way nobody foresaw, and what its log was told. */
function brokenShop(failure: unknown) {
  const told: { level: string; fields: Record<string, unknown> }[] = [];
  const tell = (level: string) => (fields: object) => void told.push({ level, fields: { ...fields } });
  const fail = () => Promise.reject(failure);
  const brokenCarts: CartStore = {
    read: fail,
    apply: fail,
    merge: fail,
    take: fail,
    close: fail,
    withLife: () => brokenCarts,
  };
  const shop = openTestShop(() => ({
    carts: brokenCarts,
    log: { debug: tell("debug"), info: tell("info"), warn: tell("warn"), error: tell("error") },
  }));
  return { shop, told };
}

describe("a failure nobody foresaw", () => {
  test("is told to the log whole and to the caller not at all, with an id that leads from one to the other", async () => {
    for (const failure of [new Error(words), new TypeError(words), words, { message: words }, null]) {
      const { shop, told } = brokenShop(failure);
      const { token } = await shop.guest();
      for (const send of [call, callInBatch]) {
        told.length = 0;
        const { status, problem, text, headers } = await send(shop.handler, "cart.get", { token });
        const requestId = headers.get("x-request-id");
        expect([status, problem]).toEqual([500, { kind: "internal", requestId }]);
        expect(text).not.toMatch(/secret words|stack|\.ts/);
        expect(told).toMatchObject([{ level: "error", fields: { requestId, path: "cart.get" } }]);
      }
    }
  });
});

test("a refusal is no news for the log: it is told while debugging alone", async () => {
  const { shop, told } = brokenShop(new Error(words));
  await shop.call("cart.get");
  await shop.call("cart.nothing");
  expect(told.map(({ level }) => level)).toEqual(["debug", "debug"]);
});

test("no log line carries a token, a cookie or what was sent", async () => {
  const { shop, told } = brokenShop(new Error(words));
  const { token } = await shop.guest();
  await shop.call("cart.add", { token, input: once({ variantId: "milk-1", quantity: 1 }) });
  await shop.call("cart.add", { token, raw: '{"a":"what was sent"' });
  await shop.call("cart.add", { token: `${token}x`, headers: { cookie: `dotcart-session=${token}` } });
  expect(told.length).toBeGreaterThan(2);
  const text = JSON.stringify(told, (_, value) =>
    value instanceof Error ? [value.message, value.stack] : value,
  );
  expect(text).not.toContain(token);
  expect(text).not.toContain("what was sent");
});

test("every error has tRPC's shape, and its code is the table's", async () => {
  const shop = openTestShop();
  const guest = await shop.guest();
  const refusals = [
    await shop.call("cart.get"),
    await shop.call("no.such"),
    await guest.call("cart.add", once({ variantId: "rare-1", quantity: 11 })),
    await guest.call("cart.add", once({ variantId: "crate-1", quantity: 1 })),
    await guest.call("cart.add"),
    await reply(shop.handler, new Request("http://api.test/nowhere", { method: "DELETE" })),
  ];
  for (const { status, json, problem } of refusals) {
    if (problem === undefined) throw new Error("a refusal without a problem");
    expect(json).toEqual({
      error: {
        message: problem.kind,
        code: expect.any(Number),
        data: expect.objectContaining({
          code: codes[problem.kind],
          httpStatus: status,
          problem,
          requestId: expect.any(String),
        }),
      },
    });
  }
});

describe("readiness", () => {
  const get = (handler: Parameters<typeof reply>[0]) => reply(handler, new Request("http://api.test/readyz"));
  const { ports } = openTestShop();

  test("is given when every part answers", async () => {
    const { status, json } = await get(
      createHandler(ports, { carts: async () => "PONG", catalogue: async () => {} }, everything),
    );
    expect([status, json]).toEqual([
      200,
      { ok: true, parts: { carts: { ok: true, milliseconds: 0 }, catalogue: { ok: true, milliseconds: 0 } } },
    ]);
  });

  test("names the part that does not, and says no more of it", async () => {
    const failing = () => Promise.reject(new Error(words));
    const { status, json, text } = await get(
      createHandler(ports, { carts: failing, catalogue: async () => {} }, everything),
    );
    expect([status, json]).toMatchObject([
      503,
      { ok: false, parts: { carts: { ok: false }, catalogue: { ok: true } } },
    ]);
    expect(text).not.toContain(words);
  });

  test("does not concern whether the process is alive", async () => {
    const handler = createHandler(ports, { carts: () => Promise.reject(new Error(words)) }, everything);
    expect((await reply(handler, new Request("http://api.test/healthz"))).json).toEqual({ ok: true });
  });
});
