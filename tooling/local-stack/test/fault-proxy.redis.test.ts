import { Redis as Sdk } from "@upstash/redis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FaultProxy, startFaultProxy } from "../src/index.ts";
import { useStack } from "./use-stack.ts";

const stack = useStack();
let proxy: FaultProxy;
beforeAll(async () => {
  proxy = await startFaultProxy({ target: stack().test.url });
});
beforeEach(() => proxy.heal());
afterAll(() => proxy.stop());

/** Tries again at once: a test has no time for the SDK's growing pauses. */
const trying = (times: number): Sdk =>
  new Sdk({ url: proxy.url, token: stack().test.token, retry: { retries: times - 1, backoff: () => 0 } });
const once = (): Sdk => trying(1);

/** Resolves when the proxy has seen one request more than before `act`. */
async function untilSeen<T>(act: () => Promise<T>): Promise<{ answer: Promise<T> }> {
  const before = proxy.counts().requests;
  const answer = act();
  await expect.poll(() => proxy.counts().requests).toBe(before + 1);
  return { answer };
}

describe("the fault proxy", () => {
  test("hands everything on unchanged while it is told nothing", async () => {
    const sdk = once();
    expect(await sdk.hset("h", { a: "milk 🥛" })).toBe(1);
    expect(await sdk.hgetall("h")).toEqual({ a: "milk 🥛" });
    await expect(sdk.evalsha("0".repeat(40), [], [])).rejects.toThrow("NOSCRIPT");
  });

  test("a dropped reply is lost after the command was carried out", async () => {
    proxy.dropReplies(1);
    await expect(once().set("k", "done")).rejects.toThrow("fetch failed");
    expect(await stack().direct.get("k")).toBe("done");
  });

  test("the SDK's own retries turn one HINCRBY with two lost replies into three", async () => {
    proxy.dropReplies(2);
    expect(await trying(6).hincrby("h", "quantity", 1)).toBe(3);
  });

  test("the SDK told `retry: false` still tries twice; only `retries: 0` tries once", async () => {
    const { token } = stack().test;
    proxy.dropReplies(1);
    expect(await new Sdk({ url: proxy.url, token, retry: false }).incr("n")).toBe(2);
    proxy.dropReplies(1);
    await expect(new Sdk({ url: proxy.url, token, retry: { retries: 0 } }).incr("m")).rejects.toThrow(
      "fetch failed",
    );
    expect(await stack().direct.mget("n", "m")).toEqual(["2", "1"]);
  });

  test("a script that remembers what it has done lets the same retries count once", async () => {
    const script = `if redis.call('HSETNX', KEYS[1], 'done:' .. ARGV[1], 1) == 1 then
      redis.call('HINCRBY', KEYS[1], 'quantity', 1) end return redis.call('HGET', KEYS[1], 'quantity')`;
    proxy.dropReplies(2);
    expect(await trying(6).eval(script, ["h"], ["op-1"])).toBe(1);
    expect(await stack().direct.hget("h", "quantity")).toBe("1");
  });

  test("a duplicated request is carried out twice and answered once", async () => {
    proxy.duplicate(1);
    expect(await once().incr("n")).toBe(2);
    expect(await once().incr("n")).toBe(3);
  });

  test("a refused request is carried out never", async () => {
    proxy.refuse(1);
    await expect(once().incr("n")).rejects.toThrow("fetch failed");
    expect(await stack().direct.exists("n")).toBe(0);
    expect(await once().incr("n")).toBe(1);
  });

  test("a predicate picks by what the request says", async () => {
    proxy.dropReplies(({ body }) => body.includes("unlucky"));
    const sdk = once();
    expect(await sdk.set("lucky", 1)).toBe("OK");
    await expect(sdk.set("unlucky", 1)).rejects.toThrow("fetch failed");
    expect(await stack().direct.mget("lucky", "unlucky")).toEqual(["1", "1"]);
  });

  test("a delayed request is carried out late, not never", async () => {
    proxy.delay(300);
    const late = await untilSeen(() => once().set("k", "late"));
    proxy.heal();
    expect(await once().set("k", "early")).toBe("OK");
    expect(await stack().direct.get("k")).toBe("early");
    expect(await late.answer).toBe("OK");
    expect(await stack().direct.get("k")).toBe("late");
  });

  test("a cut breaks what is open and takes what comes after; what was on its way arrives all the same", async () => {
    proxy.delay(300);
    const open = await untilSeen(() => once().set("k", "late"));
    proxy.heal();
    proxy.cut();
    await expect(open.answer).rejects.toThrow("fetch failed");
    expect(await once().get("k")).toBeNull();
    await expect.poll(() => once().get("k")).toBe("late");
  });

  test("a target that is not there looks like a broken connection", async () => {
    const nowhere = await startFaultProxy({ target: "http://127.0.0.1:1" });
    await expect(fetch(nowhere.url)).rejects.toThrow("fetch failed");
    await nowhere.stop();
  });
});
