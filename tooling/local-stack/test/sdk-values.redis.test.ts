import { Redis as Sdk } from "@upstash/redis";
import { describe, expect, test } from "vitest";
import { useStack } from "./use-stack.ts";

const stack = useStack();

describe("values through the real SDK", () => {
  test.each([
    "milk",
    "OK",
    "PONG",
    "null!",
    "aGVsbG8=",
    "AAAA",
    "12ab",
    "",
    " ",
    "a,b\nc\r\nd",
    "\u0000\u0001",
  ])("the string %j comes back as it was, though it may read like base64", async (value) => {
    const { sdk, direct } = stack();
    expect(await sdk.set("k", value)).toBe("OK");
    expect(await direct.get("k")).toBe(value);
    expect(await sdk.get("k")).toBe(value);
  });

  test("unicode of every width comes back, as key, field and value", async () => {
    const { sdk } = stack();
    const text = "mañana Straße 牛乳 🥛 👩‍👩‍👧‍👦 ‏שלום";
    await sdk.set(text, text);
    await sdk.hset("h", { [text]: text });
    expect(await sdk.get(text)).toBe(text);
    expect(await sdk.hgetall("h")).toEqual({ [text]: text });
  });

  test("half a surrogate pair becomes the replacement character and disturbs nothing beside it", async () => {
    const { sdk } = stack();
    expect(await sdk.mset({ a: "\ud83e", b: "\udd5b after" })).toBe("OK");
    expect(await sdk.mget("a", "b")).toEqual(["\ufffd", "\ufffd after"]);
  });

  test("a value of several megabytes comes back whole", async () => {
    const { sdk } = stack();
    const large = "milk 🥛 ".repeat(400_000);
    await sdk.set("k", large);
    expect(await sdk.strlen("k")).toBe(Buffer.byteLength(large));
    expect(await sdk.get("k")).toBe(large);
  });

  test("a reply of many thousand elements comes back whole and in order", async () => {
    const { sdk } = stack();
    const numbers = Array.from({ length: 20_000 }, (_, index) => index);
    await sdk.rpush("l", ...numbers);
    expect(await sdk.lrange("l", 0, -1)).toEqual(numbers);
  });

  test("HGETALL gives the object that HSET was given", async () => {
    const { sdk } = stack();
    expect(
      await sdk.hset("h", { name: "milk", ok: "OK", count: 2, flag: true, nested: { a: ["b", null] } }),
    ).toBe(5);
    expect(await sdk.hgetall("h")).toEqual({
      name: "milk",
      ok: "OK",
      count: 2,
      flag: true,
      nested: { a: ["b", null] },
    });
    expect(await sdk.hgetall("nobody")).toBeNull();
  });

  test("what is not there is null, alone and among what is", async () => {
    const { sdk } = stack();
    await sdk.set("a", "milk");
    expect(await sdk.get("nobody")).toBeNull();
    expect(await sdk.mget("a", "nobody", "a")).toEqual(["milk", null, "milk"]);
    expect(await sdk.hmget("h", "x", "y")).toBeNull();
    expect(await sdk.lrange("nobody", 0, -1)).toEqual([]);
    expect(await sdk.zscore("z", "nobody")).toBeNull();
  });

  test("nested replies keep their shape: integers, nulls, OK and strings at every depth", async () => {
    const { sdk } = stack();
    const script = "return {1, 'milk', false, {redis.status_reply('OK'), 'OK', {'AAAA', -5, {}}}}";
    expect(await sdk.eval(script, [], [])).toEqual([1, "milk", null, ["OK", "OK", ["AAAA", -5, []]]]);
  });

  test("a stream's entries come back as they were added", async () => {
    const { sdk } = stack();
    await sdk.xadd("s", "1-1", { kind: "add", line: "milk" });
    await sdk.xadd("s", "1-2", { kind: "OK", line: "bread" });
    expect(await sdk.xrange("s", "-", "+")).toEqual({
      "1-1": { kind: "add", line: "milk" },
      "1-2": { kind: "OK", line: "bread" },
    });
  });

  test("the plain answers of the SDK's everyday commands are what its types say", async () => {
    const { sdk } = stack();
    expect(await sdk.ping()).toBe("PONG");
    expect(await sdk.set("k", "v", { ex: 100, nx: true })).toBe("OK");
    expect(await sdk.set("k", "v", { nx: true })).toBeNull();
    expect(await sdk.type("k")).toBe("string");
    expect(await sdk.ttl("k")).toBe(100);
    expect(await sdk.hincrby("h", "f", 3)).toBe(3);
    expect(await sdk.del("k", "h")).toBe(2);
    expect(await sdk.sadd("set", "milk", "bread")).toBe(2);
    expect((await sdk.smembers("set")).sort()).toEqual(["bread", "milk"]);
    expect(await sdk.scan(0)).toEqual(["0", ["set"]]);
  });

  test("a client that asks for no encoding gets plain text", async () => {
    const { test: started, sdk } = stack();
    const plain = new Sdk({ ...started, responseEncoding: false, automaticDeserialization: false });
    await sdk.set("k", 'milk "🥛"\n');
    expect(await plain.get("k")).toBe('milk "🥛"\n');
  });
});

describe("values that are no text", () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));

  test("go in as a request's raw body and come back in base64, byte for byte", async () => {
    const { post, direct } = stack();
    const stored = await post("/set/bytes", bytes);
    expect(await stored.json()).toEqual({ result: "OK" });
    expect(await direct.getBuffer("bytes")).toEqual(bytes);
    const read = await post("/", ["get", "bytes"], { "upstash-encoding": "base64" });
    const { result } = (await read.json()) as { result: string };
    expect(Buffer.from(result, "base64")).toEqual(bytes);
  });

  test("come back byte for byte inside arrays, pipelines and transactions too", async () => {
    const { post, direct } = stack();
    await direct.hset("h", "f", bytes);
    const encoded = bytes.toString("base64");
    const field = Buffer.from("f").toString("base64");
    const header = { "upstash-encoding": "base64" };
    expect(await (await post("/", ["hgetall", "h"], header)).json()).toEqual({ result: [field, encoded] });
    for (const path of ["/pipeline", "/multi-exec"])
      expect(await (await post(path, [["hget", "h", "f"]], header)).json()).toEqual([{ result: encoded }]);
  });
});
