import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { passOn } from "./pass-on.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

/** A stand-in for the API that keeps what it was sent. */
async function apiThat(answer: (response: ServerResponse) => void): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  stops.push(() => new Promise((closed) => server.close(() => closed())));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, seen };
}

const ask = (init: RequestInit & { duplex?: "half" } = {}, path = "/trpc/cart.get?input=%7B%7D"): Request =>
  new Request(`http://shop.example${path}`, init);

describe("what a browser asks of the API", () => {
  test("arrives below the same path, with its body, cookie and content type, and little else", async () => {
    const api = await apiThat((response) => response.end("{}"));
    await passOn(
      ask({
        method: "POST",
        body: '{"quantity":1}',
        headers: { cookie: "dotcart-session=t", "content-type": "application/json", "x-secret": "no" },
      }),
      { apiUrl: api.url },
    );
    expect(api.seen).toMatchObject([
      { method: "POST", url: "/trpc/cart.get?input=%7B%7D", body: '{"quantity":1}' },
    ]);
    expect(api.seen[0]?.headers).toMatchObject({
      cookie: "dotcart-session=t",
      "content-type": "application/json",
    });
    expect(api.seen[0]?.headers).not.toHaveProperty("x-secret");
  });

  test("is answered with the API's status, body and cookies", async () => {
    const session =
      "dotcart-session=t; Path=/; Expires=Mon, 21 Dec 2026 12:00:00 GMT; HttpOnly; SameSite=Lax";
    const mark = "dotcart-mark=g.0123456789abcdefghijkl.1797854400; Path=/; SameSite=Lax";
    const api = await apiThat((response) =>
      response.writeHead(409, { "set-cookie": [session, mark], "x-request-id": "r" }).end('{"error":1}'),
    );
    const answer = await passOn(ask(), { apiUrl: api.url });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toBe('{"error":1}');
    expect(answer.headers.get("x-request-id")).toBe("r");
    expect(answer.headers.getSetCookie()).toEqual([session, mark]);
  });

  test("is answered with 503 in the API's own shape when there is no API", async () => {
    const answer = await passOn(ask(), { apiUrl: "http://127.0.0.1:1" });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      error: { data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503, problem: { kind: "api-unreachable" } } },
    });
  });
});

describe("where a request comes from", () => {
  const sentFrom = async (origin: string, host: string): Promise<Seen["headers"] | undefined> => {
    const api = await apiThat((response) => response.end("{}"));
    const request = ask({ method: "POST", body: "{}", headers: { origin, host } });
    await passOn(request, { apiUrl: api.url });
    return api.seen[0]?.headers;
  };

  test("the shop vouches for a page of its own, under whatever name the shop was reached", async () => {
    const headers = await sentFrom("http://localhost:3000", "localhost:3000");
    expect(headers).toMatchObject({ "sec-fetch-site": "same-origin" });
    expect(headers).not.toHaveProperty("origin");
  });

  test.each(["https://evil.example", "http://localhost:3001", "null"])(
    "a page of somebody else (%s) is handed on as what it is",
    async (origin) => {
      const headers = await sentFrom(origin, "localhost:3000");
      expect(headers).toMatchObject({ origin });
      expect(headers?.["sec-fetch-site"]).not.toBe("same-origin");
    },
  );
});

describe("an answer that has no end", () => {
  const events = { "content-type": "text/event-stream", "cache-control": "no-cache" };

  test("arrives piece by piece, as the API writes it, and nothing on the way may hold it back", async () => {
    const written = Promise.withResolvers<ServerResponse>();
    const api = await apiThat((response) => {
      response.writeHead(200, events).write("event: version\ndata: 1\n\n");
      written.resolve(response);
    });
    const answer = await passOn(ask({}, "/live"), { apiUrl: api.url, isEndless: true });
    expect(answer.headers.get("cache-control")).toBe("no-store, no-transform");
    expect(answer.headers.get("x-accel-buffering")).toBe("no");
    const reader = answer.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toBe("event: version\ndata: 1\n\n");
    (await written.promise).write("event: version\ndata: 2\n\n");
    expect(await read()).toBe("event: version\ndata: 2\n\n");
    (await written.promise).end();
  });

  test("is given up by the API's side, too, when the browser goes", async () => {
    const gone = Promise.withResolvers<void>();
    const api = await apiThat((response) => {
      response.on("close", () => gone.resolve());
      response.writeHead(200, events).write(": \n\n");
    });
    const browser = new AbortController();
    await passOn(ask({ signal: browser.signal }, "/live"), { apiUrl: api.url, isEndless: true });
    browser.abort();
    await gone.promise;
  });
});
