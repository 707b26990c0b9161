import { Redis as Sdk } from "@upstash/redis";
import { describe, expect, test } from "vitest";
import { startUpstashEndpoint } from "../src/index.ts";
import { useStack } from "./use-stack.ts";

const stack = useStack();

describe("the token", () => {
  test("a wrong one is a clear error of the SDK, at once and without retries", async () => {
    const { test: started, direct } = stack();
    const stranger = new Sdk({ url: started.url, token: "wrong" });
    await expect(stranger.set("k", "v")).rejects.toThrow("WRONGPASS invalid or missing auth token");
    await expect(stranger.pipeline().set("k", "v").exec()).rejects.toThrow("WRONGPASS");
    await expect(stranger.multi().set("k", "v").exec()).rejects.toThrow("WRONGPASS");
    expect(await direct.exists("k")).toBe(0);
  });

  test("a wrong one hears nothing of a channel: the SDK's subscriber gets the error as an event", async () => {
    const { test: started } = stack();
    const subscriber = new Sdk({ url: started.url, token: "wrong" }).subscribe(["news"]);
    const error = await new Promise<Error>((resolve) => subscriber.on("error", resolve));
    expect(error.message).toContain("WRONGPASS");
  });

  test.each([
    ["none", {}],
    ["an empty one", { authorization: "Bearer " }],
    ["another scheme", { authorization: "Basic dG9rZW4=" }],
    ["a longer one", { authorization: "Bearer xx" }],
  ])("%s is answered 401 with an error", async (_, headers) => {
    const { test: started } = stack();
    for (const path of ["/", "/get/k", "/pipeline", "/subscribe/c"]) {
      const reply = await fetch(started.url + path, { method: "POST", headers, body: "[]" });
      expect(reply.status).toBe(401);
      expect(await reply.json()).toEqual({ error: "WRONGPASS invalid or missing auth token" });
    }
  });

  test("may come as _token where no header can be set, and is never part of the command", async () => {
    const { test: started } = stack();
    const set = await fetch(`${started.url}/set/k/milk?EX=100&_token=${started.token}`);
    expect(await set.json()).toEqual({ result: "OK" });
    const ttl = await fetch(`${started.url}/ttl/k?_token=${started.token}`);
    expect(await ttl.json()).toEqual({ result: 100 });
    expect((await fetch(`${started.url}/ttl/k?_token=wrong`)).status).toBe(401);
  });
});

describe("a request", () => {
  test("that names its command in the path is carried out, slashes and spaces escaped", async () => {
    const { post } = stack();
    expect(await (await post("/set/a%2Fb/milk%20%F0%9F%A5%9B", "")).json()).toEqual({ result: "OK" });
    expect(await (await post("/get/a%2Fb", "")).json()).toEqual({ result: "milk 🥛" });
  });

  test.each([
    ["/", "{", "no JSON"],
    ["/", '"get"', "an array of words"],
    ["/", "[]", "empty command"],
    ["/", '["set","k",null]', "a word is a string"],
    ["/", '["set","k",1e400]', "a word is a string"],
    ["/pipeline", "{}", "an array of commands"],
    ["/pipeline", "[]", "empty pipeline"],
    ["/multi-exec", '["set","k","v"]', "an array of words"],
    ["/monitor", "", "not available: 'MONITOR'"],
    ["/nonsense/k", "", "ERR unknown command"],
  ])("to %s with the body %j is answered 400 with a reason", async (path, body, reason) => {
    const reply = await stack().post(path, body);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({ error: expect.stringContaining(reason) });
  });

  test("of another method is answered 405", async () => {
    const { test: started } = stack();
    const headers = { authorization: `Bearer ${started.token}` };
    expect((await fetch(started.url, { method: "DELETE", headers })).status).toBe(405);
  });

  test("that is too long is answered 413, whether it says its length or not, and the next one is served", async () => {
    const { test: started } = stack();
    const endpoint = await startUpstashEndpoint({ ...started, longestRequestBytes: 1_000 });
    const headers = { authorization: `Bearer ${started.token}` };
    const body = JSON.stringify(["set", "k", "x".repeat(2_000)]);
    const told = await fetch(endpoint.url, { method: "POST", headers, body });
    expect(told.status).toBe(413);
    expect(await told.json()).toEqual({ error: "ERR max request size exceeded. Limit: 1000 bytes" });
    const untold = await fetch(endpoint.url, {
      method: "POST",
      headers,
      body: new Blob([body]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(untold.status).toBe(413);
    expect(await new Sdk(endpoint).ping()).toBe("PONG");
    expect(await new Sdk(endpoint).exists("k")).toBe(0);
    await endpoint.stop();
  });
});

describe("the sync token", () => {
  test("comes with every answer, new each time, errors and batches included", async () => {
    const { post } = stack();
    const replies = [
      await post("/", ["set", "k", "v"]),
      await post("/", ["nonsense"]),
      await post("/pipeline", [["get", "k"]]),
      await post("/multi-exec", [["get", "k"]]),
    ];
    const tokens = replies.map((reply) => reply.headers.get("upstash-sync-token"));
    expect(new Set(tokens).size).toBe(4);
    expect(tokens).not.toContain(null);
  });

  test("is accepted in any form, for one Redis has always done what came before", async () => {
    const { post } = stack();
    for (const token of ["", "nonsense", "AAAA.99999"])
      expect((await post("/", ["ping"], { "upstash-sync-token": token })).status).toBe(200);
  });

  test("is kept by the SDK and shown again, so that it reads its own writes", async () => {
    const { sdk } = stack();
    for (let count = 0; count < 20; count++) {
      await sdk.set("k", count);
      expect(await sdk.get("k")).toBe(count);
    }
  });
});

describe("Redis' own address", () => {
  test("is checked when the endpoint starts", async () => {
    for (const redisUrl of ["nonsense", "http://127.0.0.1:6379", "rediss://127.0.0.1"])
      await expect(startUpstashEndpoint({ redisUrl, token: "t" })).rejects.toThrow(/redis:\/\/|Invalid URL/);
  });

  test("may carry a password and a database", async () => {
    const { test: started, direct } = stack();
    await direct.config("SET", "requirepass", "se/cret");
    const withPassword = started.redisUrl.replace("//", "//:se%2Fcret@");
    const [right, wrong] = [
      await startUpstashEndpoint({ redisUrl: `${withPassword}/3`, token: "t" }),
      await startUpstashEndpoint({ redisUrl: started.redisUrl, token: "t" }),
    ];
    expect(await new Sdk(right).set("k", "in three")).toBe("OK");
    await expect(new Sdk(wrong).get("k")).rejects.toThrow("UNAVAILABLE Redis is not ready: NOAUTH");
    await direct.config("SET", "requirepass", "");
    await direct.select(3);
    expect(await direct.get("k")).toBe("in three");
    await direct.select(0);
    await Promise.all([right.stop(), wrong.stop()]);
  });
});
