import { Redis as Sdk } from "@upstash/redis";
import { Redis as Direct } from "ioredis";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  type EndpointOptions,
  type RunningEndpoint,
  type RunningRedis,
  startRedis,
  startUpstashEndpoint,
} from "../src/index.ts";

async function start(
  options: Partial<EndpointOptions> = {},
): Promise<{ redis: RunningRedis; endpoint: RunningEndpoint; sdk: Sdk }> {
  const redis = await startRedis();
  const endpoint = await startUpstashEndpoint({ redisUrl: redis.url, token: "t", ...options });
  onTestFinished(async () => {
    await endpoint.stop();
    await redis.stop();
  });
  return { redis, endpoint, sdk: new Sdk(endpoint) };
}

const post = (endpoint: RunningEndpoint, path: string, body: unknown): Promise<Response> =>
  fetch(endpoint.url + path, {
    method: "POST",
    headers: { authorization: "Bearer t" },
    body: JSON.stringify(body),
  });

test("Redis killed: every kind of request is a clear error with status 503, and service comes back by itself", async () => {
  const { redis, endpoint, sdk } = await start();
  await sdk.set("k", "before");
  process.kill(redis.pid, "SIGKILL");
  await redis.stop();

  for (const [path, body] of [
    ["/", ["get", "k"]],
    ["/pipeline", [["get", "k"]]],
    ["/multi-exec", [["get", "k"]]],
  ] as const) {
    const reply = await post(endpoint, path, body);
    expect(reply.status).toBe(503);
    expect(await reply.json()).toEqual({ error: expect.stringMatching(/^UNAVAILABLE Redis /) });
  }
  await expect(sdk.get("k")).rejects.toThrow("UNAVAILABLE Redis cannot be reached");

  const again = await startRedis({ port: redis.port });
  onTestFinished(() => again.stop());
  await vi.waitFor(async () => expect(await sdk.set("k", "after")).toBe("OK"));
  expect(await sdk.get("k")).toBe("after");
});

test("a request that Redis had taken when it died is answered 503, and says that it may have been carried out", async () => {
  const { redis, endpoint } = await start();
  const direct = new Direct(redis.url);
  const waiting = post(endpoint, "/pipeline", [
    ["incr", "n"],
    ["wait", "1", "1000"],
  ]);
  await expect.poll(() => direct.info("clients")).toContain("blocked_clients:1");
  expect(await direct.get("n")).toBe("1");
  direct.disconnect();
  process.kill(redis.pid, "SIGKILL");
  const reply = await waiting;
  expect(reply.status).toBe(503);
  expect(await reply.json()).toEqual({
    error: "UNAVAILABLE Redis closed the connection. What was under way may have been carried out.",
  });
});

test("a Redis that hangs is given up after the set time, and asked again once it goes on", async () => {
  const { redis, endpoint, sdk } = await start({ answerWithinMilliseconds: 300 });
  await sdk.set("k", "before");
  process.kill(redis.pid, "SIGSTOP");
  const hanging = await post(endpoint, "/", ["get", "k"]);
  expect(hanging.status).toBe(503);
  expect(await hanging.json()).toEqual({
    error: "UNAVAILABLE Redis did not answer within 0.3 s. What was under way may have been carried out.",
  });
  const stillHanging = await post(endpoint, "/", ["get", "k"]);
  expect(await stillHanging.json()).toEqual({
    error: expect.stringContaining("Redis does not answer at 127.0.0.1"),
  });
  process.kill(redis.pid, "SIGCONT");
  await vi.waitFor(async () => expect(await sdk.get("k")).toBe("before"));
});

test("an endpoint started before its Redis serves as soon as Redis is there", async () => {
  const { redis } = await start();
  await redis.stop();
  const early = await startUpstashEndpoint({ redisUrl: redis.url, token: "t" });
  onTestFinished(() => early.stop());
  expect((await post(early, "/", ["ping"])).status).toBe(503);
  const later = await startRedis({ port: redis.port });
  onTestFinished(() => later.stop());
  await vi.waitFor(async () => expect((await post(early, "/", ["ping"])).status).toBe(200));
});

test("an endpoint that is stopped answers nobody, and its port is free at once", async () => {
  const { redis, endpoint } = await start();
  await endpoint.stop();
  await expect(post(endpoint, "/", ["ping"])).rejects.toThrow("fetch failed");
  const next = await startUpstashEndpoint({ redisUrl: redis.url, token: "t", port: endpoint.port });
  expect((await post(next, "/", ["ping"])).status).toBe(200);
  await next.stop();
});
