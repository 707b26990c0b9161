import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startFaultProxy, startTestRedis, type TestRedis } from "@dotcart/local-stack";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpRequester, type HttpRequesterOptions } from "./http-requester.ts";

let real: TestRedis;
beforeAll(async () => {
  real = await startTestRedis();
});
afterAll(() => real?.stop());

const redisThrough = (change: Partial<HttpRequesterOptions> = {}) =>
  new Redis(
    createHttpRequester({ url: real.url, token: real.token, milliseconds: 5000, retries: 2, ...change }),
  );

test("what was set is what is got, also what looks like base64, holds accents or is long", async () => {
  const redis = redisThrough();
  for (const [i, value] of ["milk", "äöü €  😀", 'with "quotes"\n', "x".repeat(100_000)].entries()) {
    await redis.set(`key-${i}`, value);
    expect(await redis.get(`key-${i}`)).toBe(value);
  }
});

test("a script answers its JSON, and one that Redis does not know is said so", async () => {
  const redis = redisThrough();
  expect(await redis.eval("return ARGV[1]", [], ['{"a":[1,"two"]}'])).toEqual({ a: [1, "two"] });
  await expect(redis.evalsha("0".repeat(40), [], [])).rejects.toThrow("NOSCRIPT");
});

test("each command of a pipeline answers for itself", async () => {
  const pipeline = redisThrough().pipeline();
  pipeline.set("text", "a word");
  pipeline.incr("text");
  pipeline.get("text");
  const replies = await pipeline.exec({ keepErrors: true });
  expect(replies).toMatchObject([
    { result: "OK" },
    { error: expect.stringContaining("not an integer") },
    { result: "a word" },
  ]);
});

test("a wrong token is refused with the endpoint's word for it, without being repeated", async () => {
  const refused = redisThrough({ token: "a-guessed-token" }).ping();
  await expect(refused).rejects.toThrow("WRONGPASS");
  await expect(refused).rejects.not.toThrow("a-guessed-token");
});

test("a request whose connection broke is sent again, twice at the most", async () => {
  const proxy = await startFaultProxy({ target: real.url });
  const redis = redisThrough({ url: proxy.url });
  proxy.dropReplies(2);
  expect(await redis.set("kept", "yes")).toBe("OK");
  expect(proxy.counts()).toMatchObject({ requests: 3, repliesDropped: 2 });
  proxy.refuse(3);
  await expect(redis.get("kept")).rejects.toThrow();
  expect(await redis.get("kept")).toBe("yes");
  await proxy.stop();
});

test("an endpoint that is silent is given up in time, and so is an answer that never ends", async () => {
  for (const begin of [false, true]) {
    const silent = createServer((_, response) => {
      if (begin) response.writeHead(200).write("[");
    });
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    await expect(
      redisThrough({ url: `http://127.0.0.1:${port}`, milliseconds: 50 }).ping(),
    ).rejects.toThrow();
    silent.closeAllConnections();
    silent.close();
  }
});

test("an answer that is no JSON, or breaks off, is an error", async () => {
  const broken = createServer((request, response) => {
    if (request.headers.authorization === "Bearer html") response.end("<html>");
    else {
      response.writeHead(200, { "content-length": "100" }).write("[");
      setImmediate(() => response.destroy());
    }
  });
  await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
  const { port } = broken.address() as AddressInfo;
  for (const token of ["html", "cut"])
    await expect(redisThrough({ url: `http://127.0.0.1:${port}`, token }).ping()).rejects.toThrow();
  broken.closeAllConnections();
  broken.close();
});

test("what was written is there for the next read, by the endpoint's sync token", async () => {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers["upstash-sync-token"]);
    response.writeHead(200, { "upstash-sync-token": `token-${seen.length}` }).end('{"result":"PONG"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const redis = redisThrough({ url: `http://127.0.0.1:${port}` });
  await redis.ping();
  await redis.ping();
  expect(seen).toEqual(["", "token-1"]);
  server.closeAllConnections();
  server.close();
});

test("a path in the address of the endpoint is kept", async () => {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    response.end(request.url?.endsWith("/pipeline") ? '[{"result":"PONG"}]' : '{"result":"PONG"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  for (const path of ["", "/", "/tenant/"]) {
    const redis = redisThrough({ url: `http://127.0.0.1:${port}${path}` });
    await redis.ping();
    await redis.pipeline().ping().exec();
  }
  expect(seen).toEqual(["/", "/pipeline", "/", "/pipeline", "/tenant", "/tenant/pipeline"]);
  server.closeAllConnections();
  server.close();
});
