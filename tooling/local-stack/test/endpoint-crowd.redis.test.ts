import { connect } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { useStack } from "./use-stack.ts";

const stack = useStack();
const header = { "upstash-encoding": "base64" };
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("a crowd at the endpoint", () => {
  test("each of many requests of every kind, all at once, gets its own answer and nobody else's", async () => {
    const seed = Date.now() % 1_000_000_007;
    const random = randomFrom(seed);
    const { post, direct } = stack();
    await direct.set("text", "milk");
    const text = (): string => `${random()}`.repeat(1 + Math.floor(random() ** 8 * 20_000));

    const kinds = [
      async (word: string) => {
        const reply = await post("/", ["echo", word], header);
        return [await reply.json(), { result: base64(word) }];
      },
      async (word: string) => {
        const reply = await post("/echo", Buffer.from(word), header);
        return [await reply.json(), { result: base64(word) }];
      },
      async (word: string) => {
        const reply = await post("/pipeline", [
          ["echo", word],
          ["incr", "text"],
          ["monitor"],
          ["echo", `${word}!`],
        ]);
        return [
          await reply.json(),
          [
            { result: word },
            { error: "ERR value is not an integer or out of range" },
            { error: expect.stringContaining("MONITOR") },
            { result: `${word}!` },
          ],
        ];
      },
      async (word: string) => {
        const reply = await post(
          "/multi-exec",
          [
            ["echo", word],
            ["lpush", "text", "x"],
            ["echo", "end"],
          ],
          header,
        );
        const wrongType = { error: expect.stringMatching(/^WRONGTYPE/) };
        return [await reply.json(), [{ result: base64(word) }, wrongType, { result: base64("end") }]];
      },
      async (word: string) => {
        const reply = await post("/", ["eval", "return redis.error_reply(ARGV[1])", "0", `ERR ${word}`]);
        return [await reply.json(), { error: expect.stringContaining(word) }];
      },
    ];
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => kinds[Math.floor(random() * kinds.length)]?.(text())),
    );
    for (const answer of answers) expect(answer?.[0], `seed ${seed}`).toEqual(answer?.[1]);
  });

  test("a client that leaves before its answer comes disturbs nobody", async () => {
    const { test: started, post, direct } = stack();
    const leave = new AbortController();
    const leaving = fetch(started.url, {
      method: "POST",
      headers: { authorization: `Bearer ${started.token}` },
      body: JSON.stringify(["wait", "1", "300"]),
      signal: leave.signal,
    });
    await expect.poll(() => direct.info("clients")).toContain("blocked_clients:1");
    leave.abort();
    await expect(leaving).rejects.toThrow("aborted");
    expect(await (await post("/", ["echo", "mine"])).json()).toEqual({ result: "mine" });
  });

  test("a listener who takes nothing is let go before he fills the memory, and the others hear everything", async () => {
    const { test: started, sdk, direct } = stack();
    const { port } = new URL(started.url);
    const lazy = connect(Number(port), "127.0.0.1");
    lazy.pause();
    lazy.on("error", () => {});
    lazy.write(`GET /subscribe/flood HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${started.token}\r\n\r\n`);
    const attentive = sdk.subscribe<string>(["flood"]);
    await new Promise((resolve) => attentive.on("subscribe", resolve));
    let heard = 0;
    attentive.on("message", () => heard++);
    const message = "x".repeat(500_000);
    for (let count = 0; count < 60; count++) await direct.publish("flood", message);
    await vi.waitFor(() => expect(heard).toBe(60));
    await attentive.unsubscribe();
    await vi.waitFor(async () => expect(await direct.pubsub("NUMSUB", "flood")).toEqual(["flood", 0]));
    lazy.destroy();
  });
});
