import { describe, expect, test } from "vitest";
import { procedures } from "../src/procedures.ts";
import { reply } from "./call.ts";
import { once, openTestShop } from "./shop.ts";

const limit = 64 * 1024;
const json = { "content-type": "application/json" };

/** A request as it is written, `path` below /trpc. */
const request = (path: string, init: RequestInit & { duplex?: "half" } = {}) =>
  new Request(`http://api.test/trpc/${path}`, init);

const post = (path: string, body: string, headers: Record<string, string> = json) =>
  request(path, {
    method: "POST",
    body,
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
  });

/** A body that nobody stated the length of, and how much of it was taken. */
function endless(chunk = 8 * 1024) {
  const taken = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken.bytes += chunk;
        controller.enqueue(new Uint8Array(chunk).fill(32));
      },
      cancel() {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { taken, body };
}

describe("a body", () => {
  test("that says it is over 64 KB is refused before a byte of it is read", async () => {
    const shop = openTestShop();
    const { token } = await shop.guest();
    for (const path of ["cart.add", "cart.add?batch=1", "session.start"]) {
      const { taken, body } = endless();
      const headers = { ...json, authorization: `Bearer ${token}`, "content-length": String(limit + 1) };
      const answer = await reply(
        shop.handler,
        request(path, { method: "POST", body, headers, duplex: "half" }),
      );
      expect([answer.status, answer.problem]).toEqual([413, { kind: "request-too-large", limit }]);
      expect(taken.bytes).toBe(0);
    }
  });

  test("without a stated length is refused as soon as it grows over 64 KB", async () => {
    const shop = openTestShop();
    const { token } = await shop.guest();
    for (const path of ["cart.add", "cart.add?batch=1", "session.start"]) {
      const { taken, body } = endless();
      const headers = { ...json, authorization: `Bearer ${token}` };
      const answer = await reply(
        shop.handler,
        request(path, { method: "POST", body, headers, duplex: "half" }),
      );
      expect([answer.status, answer.problem]).toEqual([413, { kind: "request-too-large", limit }]);
      expect(taken.bytes).toBeLessThanOrEqual(limit + 16 * 1024);
      expect(taken.cancelled).toBe(true);
    }
  });

  test("of exactly 64 KB is read, stated or not", async () => {
    const shop = openTestShop();
    const { token } = await shop.guest();
    const text = JSON.stringify(once({ variantId: "milk-1", quantity: 1 }));
    const body = text + " ".repeat(limit - text.length);
    const headers = { ...json, authorization: `Bearer ${token}` };
    expect((await reply(shop.handler, post("cart.add", body, headers))).status).toBe(200);
    const chunked = new Blob([body]).stream();
    const answer = await reply(
      shop.handler,
      request("cart.add", { method: "POST", body: chunked, headers, duplex: "half" }),
    );
    expect(answer.status).toBe(200);
  });

  test("whose length is no number is read with care", async () => {
    const shop = openTestShop();
    for (const stated of ["abc", "-1", "1e3", "0x10"]) {
      const { taken, body } = endless();
      const headers = { ...json, "content-length": stated };
      const answer = await reply(
        shop.handler,
        request("session.start", { method: "POST", body, headers, duplex: "half" }),
      );
      expect([stated, answer.status]).toEqual([stated, 413]);
      expect(taken.bytes).toBeLessThanOrEqual(limit + 16 * 1024);
    }
  });

  test("that breaks off is malformed, and no failure of ours", async () => {
    const failures: string[] = [];
    const shop = openTestShop(({ log }) => ({
      log: { ...log, error: (_, message) => void failures.push(message) },
    }));
    for (const path of ["session.start", "session.start?batch=1"]) {
      const body = new ReadableStream({
        pull: (controller) => controller.error(new Error("the client hung up")),
      });
      const { status, problem } = await reply(
        shop.handler,
        request(path, { method: "POST", body, headers: json, duplex: "half" }),
      );
      expect([status, problem]).toEqual([400, { kind: "malformed-request" }]);
    }
    expect(failures).toEqual([]);
  });

  test("that is no JSON is malformed, whatever it is", async () => {
    const shop = openTestShop();
    for (const body of ["{", "}", "{'a':1}", "<xml/>", "\u0000", "{}{}", "[", "nul", '{"a":1,}']) {
      const answer = await reply(shop.handler, post("session.start", body));
      expect([body, answer.status, answer.problem]).toEqual([body, 400, { kind: "malformed-request" }]);
    }
  });
});

const mutations = [...procedures].filter(([, { _def }]) => _def.type === "mutation").map(([path]) => path);
const queries = [...procedures].filter(([, { _def }]) => _def.type === "query").map(([path]) => path);

test.each(mutations)(
  "%s takes JSON and nothing else, so no form of another site can send it",
  async (path) => {
    const shop = openTestShop();
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/octet-stream",
      "application/jsonp",
      "text/json",
    ]) {
      for (const batch of ["", "?batch=1"]) {
        const { status, problem } = await reply(
          shop.handler,
          post(path + batch, "{}", { "content-type": type }),
        );
        expect([type, status, problem]).toEqual([
          type,
          415,
          { kind: "unsupported-media-type", expected: "application/json" },
        ]);
      }
    }
    const untyped = await reply(
      shop.handler,
      request(path, { method: "POST", body: new Blob(["{}"]).stream(), duplex: "half" }),
    );
    expect(untyped.status).toBe(415);
  },
);

test("JSON may be written with parameters and in any case", async () => {
  const shop = openTestShop();
  for (const type of ["application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"])
    expect((await reply(shop.handler, post("session.start", "{}", { "content-type": type }))).status).toBe(
      200,
    );
});

test.each(mutations)("%s answers POST alone", async (path) => {
  const shop = openTestShop();
  for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const { status, problem, headers } = await reply(shop.handler, request(path, { method, headers: json }));
    expect([method, status, problem, headers.get("allow")]).toEqual([
      method,
      405,
      { kind: "method-not-allowed" },
      "POST",
    ]);
  }
});

test.each(queries)("%s answers GET alone", async (path) => {
  const shop = openTestShop();
  for (const method of ["POST", "PUT", "DELETE"]) {
    const { status, problem, headers } = await reply(
      shop.handler,
      request(path, { method, body: "{}", headers: json }),
    );
    expect([method, status, problem, headers.get("allow")]).toEqual([
      method,
      405,
      { kind: "method-not-allowed" },
      "GET",
    ]);
  }
});

test.each([
  "",
  "cart",
  "cart.",
  "cart.Get",
  "cart.get.",
  "cart/get",
  "session.start.x",
  "__proto__",
  "constructor",
  "cart.__proto__",
  "toString",
  "cart.get%20",
  "%63art.gett",
  "ä",
  "..%2f..%2fetc",
])("the procedure %j does not exist", async (path) => {
  const shop = openTestShop();
  for (const method of ["GET", "POST"]) {
    const { status, json: body } = await reply(
      shop.handler,
      request(path, { method, headers: json, ...(method === "POST" ? { body: "{}" } : {}) }),
    );
    expect([method, status]).toEqual([method, 404]);
    expect(body).toMatchObject({
      error: { data: { code: "NOT_FOUND", problem: { kind: "no-such-procedure" } } },
    });
  }
});

test("a path that cannot be decoded is malformed", async () => {
  const { status, problem } = await reply(openTestShop().handler, request("cart%ZZget"));
  expect([status, problem]).toEqual([400, { kind: "malformed-request" }]);
});

describe("a batch", () => {
  test("of 20 calls is answered, one of 21 refused", async () => {
    const shop = openTestShop();
    const batch = (size: number) =>
      request(`${Array(size).fill("catalog.byIds").join(",")}?batch=1&input=${encodeURIComponent("{}")}`);
    const full = await shop.handler(batch(20));
    expect(await full.json()).toHaveLength(20);
    const { status, problem } = await reply(shop.handler, batch(21));
    expect([status, problem]).toEqual([400, { kind: "batch-too-large", limit: 20 }]);
  });

  test("applies each of its operations once, in the caller's name", async () => {
    const shop = openTestShop();
    const guest = await shop.guest();
    const inputs = Object.fromEntries(
      [1, 2, 3].map((quantity, i) => [i, once({ variantId: "milk-1", quantity })]),
    );
    const send = () =>
      shop.handler(
        post("cart.add,cart.add,cart.add?batch=1", JSON.stringify(inputs), {
          ...json,
          authorization: `Bearer ${guest.token}`,
        }),
      );
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect((await guest.call("cart.get")).data).toMatchObject({ itemCount: 6 });
  });

  test("starts a session that comes with its cookie", async () => {
    const { headers } = await reply(openTestShop().handler, post("session.start?batch=1", "{}"));
    expect(headers.getSetCookie().map((cookie) => cookie.split("=", 1)[0])).toEqual([
      "dotcart-session",
      "dotcart-mark",
    ]);
  });

  test("that mixes queries and mutations is answered where its method fits", async () => {
    const { status, json: answers } = await reply(
      openTestShop().handler,
      post("catalog.byIds,session.start?batch=1", "{}"),
    );
    expect([status, answers]).toMatchObject([
      207,
      [
        { error: { data: { problem: { kind: "method-not-allowed" } } } },
        { result: { data: { token: expect.any(String) } } },
      ],
    ]);
  });

  test("whose inputs are no object is malformed, call by call", async () => {
    for (const body of ["[]", "7", '"text"', "null"]) {
      const { status, json: answers } = await reply(
        openTestShop().handler,
        post("session.start?batch=1", body),
      );
      expect([body, status, answers]).toMatchObject([
        body,
        400,
        [{ error: { data: { problem: { kind: "malformed-request" } } } }],
      ]);
    }
  });
});

describe("a cookie", () => {
  const withCookie = async (headers: Record<string, string>, path = "cart.add") => {
    const shop = openTestShop();
    const started = await reply(shop.handler, post("session.start", "{}"));
    const [cookie = ""] = (started.headers.getSetCookie()[0] ?? "").split(";");
    const input = JSON.stringify(once({ variantId: "milk-1", quantity: 1 }));
    const sent =
      path === "cart.get"
        ? request(path, { headers: { ...headers, cookie } })
        : post(path, input, { ...json, ...headers, cookie });
    return { shop, answer: await reply(shop.handler, sent) };
  };

  test("set by session.start opens the cart to the shop's own pages", async () => {
    for (const headers of [
      { origin: "http://shop.test" },
      { origin: "http://api.test" },
      { "sec-fetch-site": "same-origin" },
    ]) {
      const { answer } = await withCookie(headers);
      expect([answer.status, answer.data]).toMatchObject([200, { itemCount: 1 }]);
    }
  });

  test("does nothing for a page of anybody else, and the cart is not touched", async () => {
    for (const headers of [
      {},
      { origin: "http://evil.test" },
      { origin: "null" },
      { origin: "http://evil.test", "sec-fetch-site": "cross-site" },
    ]) {
      for (const path of ["cart.add", "session.refresh"]) {
        const { shop, answer } = await withCookie(headers as Record<string, string>, path);
        expect([answer.status, answer.problem]).toEqual([403, { kind: "foreign-origin" }]);
        expect(shop.asked).toEqual([]);
      }
    }
  });

  test("reads the cart from anywhere, since only the shop's pages can see the answer", async () => {
    expect((await withCookie({}, "cart.get")).answer.status).toBe(200);
  });

  test("loses to a bearer", async () => {
    const { answer } = await withCookie({ authorization: "Bearer nonsense", origin: "http://shop.test" });
    expect(answer.problem).toEqual({ kind: "unauthorized", reason: "malformed" });
  });
});
