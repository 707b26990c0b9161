import { Redis as Sdk } from "@upstash/redis";
import { describe, expect, test } from "vitest";
import { startFaultProxy } from "../src/index.ts";
import { useStack } from "./use-stack.ts";

const stack = useStack();

describe("batches through the real SDK", () => {
  test("a pipeline answers each command in its place", async () => {
    const { sdk } = stack();
    const replies = await sdk
      .pipeline()
      .set("k", "milk")
      .get("k")
      .incr("n")
      .hgetall("none")
      .mget("k", "none")
      .exec();
    expect(replies).toEqual(["OK", "milk", 1, null, ["milk", null]]);
  });

  test("a pipeline goes on after a command that fails, and says which one did", async () => {
    const { sdk } = stack();
    const replies = await sdk
      .pipeline()
      .set("k", "milk")
      .incr("k")
      .set("after", "bread")
      .exec({ keepErrors: true });
    expect(replies.map(({ error }) => error)).toEqual([
      undefined,
      "ERR value is not an integer or out of range",
      undefined,
    ]);
    expect(await sdk.get("after")).toBe("bread");
    await expect(sdk.pipeline().incr("k").exec()).rejects.toThrow(
      "Command 1 [ incr ] failed: ERR value is not an integer or out of range",
    );
  });

  test("commands given at the same moment travel in one request and each gets its own answer", async () => {
    const { test: started } = stack();
    const proxy = await startFaultProxy({ target: started.url });
    const sdk = new Sdk({ url: proxy.url, token: started.token });
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        await sdk.hset(`h${index}`, { name: "milk", index });
        return sdk.hmget(`h${index}`, "name", "index");
      }),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => ({ name: "milk", index })));
    expect(proxy.counts().requests).toBe(2);
    expect(await Promise.all([sdk.hgetall("h1"), sdk.hgetall("h2")])).toHaveLength(2);
    expect(proxy.counts().requests, "HGETALL is one of those that the SDK never batches").toBe(4);
    await proxy.stop();
  });

  test("one failing command leaves the others of its automatic batch alone", async () => {
    const { sdk } = stack();
    await sdk.set("text", "milk");
    const outcomes = await Promise.allSettled([sdk.incr("n"), sdk.incr("text"), sdk.incr("n")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({
      reason: { message: expect.stringContaining("ERR value is not an integer") },
    });
  });

  test("a transaction is carried out as a whole, with an answer for each command", async () => {
    const { sdk } = stack();
    expect(await sdk.multi().set("k", "milk").get("k").hset("h", { a: 1 }).hgetall("h").exec()).toEqual([
      "OK",
      "milk",
      1,
      { a: 1 },
    ]);
  });

  test("nothing of anybody else's comes between the commands of a transaction", async () => {
    const { sdk } = stack();
    const rounds = Array.from({ length: 50 }, () =>
      sdk.multi().incr("n").incr("n").incr("n").exec<number[]>(),
    );
    const others = Array.from({ length: 200 }, () => sdk.incr("n"));
    for (const [first = 0, second, third] of await Promise.all(rounds))
      expect([second, third]).toEqual([first + 1, first + 2]);
    await Promise.all(others);
    expect(await sdk.get("n")).toBe(350);
  });

  test("a transaction reports the command that fails while it runs, and keeps what the others did", async () => {
    const { sdk } = stack();
    const replies = await sdk
      .multi()
      .set("k", "milk")
      .lpush("k", "x")
      .set("after", "bread")
      .exec({ keepErrors: true });
    expect(replies.map(({ error }) => error)).toEqual([
      undefined,
      expect.stringMatching(/^WRONGTYPE /),
      undefined,
    ]);
    expect(await sdk.get("after")).toBe("bread");
  });

  test("a transaction with a command that Redis does not know is not carried out at all, and the error says why", async () => {
    const { sdk, post } = stack();
    const reply = await post("/multi-exec", [
      ["set", "k", "milk"],
      ["nonsense", "k"],
    ]);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({
      error: expect.stringMatching(/^EXECABORT Transaction discarded .*ERR unknown command 'nonsense'/),
    });
    expect(await sdk.get("k")).toBeNull();
    expect(await sdk.set("k", "bread")).toBe("OK");
  });

  test("a transaction with a refused command reaches Redis not even in part", async () => {
    const { sdk, post } = stack();
    const reply = await post("/multi-exec", [["set", "k", "milk"], ["exec"]]);
    expect(reply.status).toBe(400);
    expect(await sdk.get("k")).toBeNull();
  });

  test("a refused command of a pipeline has an error in its place, and the others are carried out", async () => {
    const { post } = stack();
    const reply = await post("/pipeline", [["set", "k", "milk"], ["subscribe", "c"], ["get", "k"], []]);
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual([
      { result: "OK" },
      { error: expect.stringContaining("Command is not available: 'SUBSCRIBE'") },
      { result: "milk" },
      { error: "ERR empty command" },
    ]);
  });
});
