import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useStack } from "./use-stack.ts";

const stack = useStack();
const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

describe("scripts through the real SDK", () => {
  test("a hash that Redis does not know is answered NOSCRIPT in Redis' own words, with status 400", async () => {
    const { sdk, post } = stack();
    const hash = sha1("return 'nobody sent this'");
    await expect(sdk.evalsha(hash, [], [])).rejects.toThrow("NOSCRIPT No matching script");
    const reply = await post("/", ["evalsha", hash, "0"]);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({ error: "NOSCRIPT No matching script. Please use EVAL." });
  });

  test("the SDK's script falls back to its text once, and is found by its hash from then on", async () => {
    const { sdk, direct } = stack();
    await direct.script("FLUSH");
    const script = sdk.createScript<string>("return {KEYS[1], ARGV[1], 'fallback'}");
    expect(await script.exec(["milk"], ["OK"])).toEqual(["milk", "OK", "fallback"]);
    expect(await sdk.evalsha(script.sha1, ["a"], ["b"])).toEqual(["a", "b", "fallback"]);
  });

  test("the fallback works inside an automatic batch of many", async () => {
    const { sdk, direct } = stack();
    await direct.script("FLUSH");
    const script = sdk.createScript<number>("return redis.call('HINCRBY', KEYS[1], 'n', ARGV[1])");
    await Promise.all(Array.from({ length: 20 }, () => script.exec(["h"], ["2"])));
    expect(await sdk.hget("h", "n")).toBe(40);
  });

  test("a script's own error is passed on as it is", async () => {
    const { sdk } = stack();
    const failing = sdk.eval("return redis.error_reply('REFUSED too many lines')", [], []);
    await expect(failing).rejects.toThrow("REFUSED too many lines");
  });

  test("a script that says allow-key-locking, as Upstash knows it, runs by text and by hash", async () => {
    const { sdk } = stack();
    const script = sdk.createScript<number>(
      "#!lua flags=allow-key-locking\nreturn redis.call('INCR', KEYS[1])",
    );
    expect(await script.exec(["n"], [])).toBe(1);
    expect(await script.evalsha(["n"], [])).toBe(2);
    const readOnly = sdk.createScript<number, true>(
      "#!lua flags=no-writes,allow-key-locking\nreturn redis.call('GET', KEYS[1])",
      { readonly: true },
    );
    expect(await readOnly.exec(["n"], [])).toBe(2);
    expect(await readOnly.evalshaRo(["n"], [])).toBe(2);
  });

  test("SCRIPT LOAD gives a hash that runs", async () => {
    const { sdk } = stack();
    const hash = await sdk.scriptLoad("return 'milk'");
    expect(await sdk.evalsha(hash, [], [])).toBe("milk");
    expect(await sdk.scriptExists(hash, sha1("other"))).toEqual([1, 0]);
  });
});
