import { Redis as Sdk } from "@upstash/redis";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { startFaultProxy, startRedis, startUpstashEndpoint } from "../src/index.ts";
import { useStack } from "./use-stack.ts";

const stack = useStack();
afterEach(() => void vi.restoreAllMocks());

type Subscriber = ReturnType<Sdk["subscribe"]>;

/** Resolves with the next event of that kind. */
function next(subscriber: Subscriber, event: string): Promise<unknown> {
  return new Promise((resolve) => {
    let isOver = false;
    subscriber.on(event as "message", (data: unknown) => {
      if (!isOver) resolve(data);
      isOver = true;
    });
  });
}

/** A stream as any client reads it, without the SDK: its text up to the end, and how it ended. */
async function openStream(url: string, token: string, path: string) {
  const leave = new AbortController();
  const reply = await fetch(url + path, {
    headers: { authorization: `Bearer ${token}` },
    signal: leave.signal,
  });
  const reader = (reply.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let seen = "";
  return {
    reply,
    leave: () => leave.abort(),
    async readUntil(text: string): Promise<string> {
      while (!seen.includes(text)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`The stream ended before "${text}": ${seen}`);
        seen += decoder.decode(value, { stream: true });
      }
      return seen;
    },
    async readToEnd(): Promise<"ended"> {
      while (!(await reader.read()).done);
      return "ended";
    },
  };
}

describe("subscriptions through the real SDK", () => {
  test("a subscriber hears each message once, in order, as the value that was published", async () => {
    const { sdk } = stack();
    const subscriber = sdk.subscribe(["{7}live"]);
    expect(await next(subscriber, "subscribe")).toBe(1);
    const heard: unknown[] = [];
    const all = new Promise<void>((resolve) => {
      subscriber.on("message", (data) => {
        heard.push(data);
        if (heard.length === 4) resolve();
      });
    });
    for (const message of [{ version: 1 }, "milk", "a,b,c", "mañana 🥛"])
      expect(await sdk.publish("{7}live", message)).toBe(1);
    await all;
    expect(heard).toEqual(
      [{ version: 1 }, "milk", "a,b,c", "mañana 🥛"].map((message) => ({ channel: "{7}live", message })),
    );
    await subscriber.unsubscribe();
  });

  test("a message published as soon as the subscription is confirmed is never missed", async () => {
    const { sdk, direct } = stack();
    for (let round = 0; round < 25; round++) {
      const subscriber = sdk.subscribe([`c${round}`]);
      await next(subscriber, "subscribe");
      const message = next(subscriber, "message");
      await direct.publish(`c${round}`, String(round));
      expect(await message).toEqual({ channel: `c${round}`, message: round });
      await subscriber.unsubscribe();
    }
  });

  test("a channel's name may hold slashes, spaces, percent signs and unicode", async () => {
    const { sdk, direct } = stack();
    const channel = "carts/7/a b%20c/ü";
    const subscriber = sdk.subscribe([channel.replaceAll("%", "%25")]);
    await next(subscriber, "subscribe");
    const message = next(subscriber, "message");
    expect(await direct.publish(channel, "here")).toBe(1);
    expect(await message).toEqual({ channel, message: "here" });
    await subscriber.unsubscribe();
  });

  test("a pattern's subscriber hears the channel as well", async () => {
    const { sdk } = stack();
    const subscriber = sdk.psubscribe<{ version: number }>(["cart:*"]);
    await next(subscriber as Subscriber, "psubscribe");
    const message = next(subscriber as Subscriber, "pmessage");
    await sdk.publish("cart:7", { version: 2 });
    expect(await message).toEqual({ pattern: "cart:*", channel: "cart:7", message: { version: 2 } });
    await subscriber.unsubscribe();
  });

  test("many subscribers of a channel share one subscription in Redis, and each hears every message", async () => {
    const { sdk, direct } = stack();
    const subscribers = Array.from({ length: 10 }, () => sdk.subscribe(["shared"]));
    await Promise.all(subscribers.map((each) => next(each, "subscribe")));
    expect(await direct.pubsub("NUMSUB", "shared")).toEqual(["shared", 1]);
    const messages = subscribers.map((each) => next(each, "message"));
    await sdk.publish("shared", "news");
    expect(await Promise.all(messages)).toEqual(Array(10).fill({ channel: "shared", message: "news" }));
    await Promise.all(subscribers.map((each) => each.unsubscribe()));
  });

  test("the last to leave frees the subscription in Redis, and not before", async () => {
    const { sdk, direct } = stack();
    const [first, second] = [sdk.subscribe(["left"]), sdk.subscribe(["left"])];
    await Promise.all([next(first, "subscribe"), next(second, "subscribe")]);
    await first.unsubscribe();
    const message = next(second, "message");
    await sdk.publish("left", "still here");
    expect(await message).toEqual({ channel: "left", message: "still here" });
    await second.unsubscribe();
    await vi.waitFor(async () => expect(await direct.pubsub("NUMSUB", "left")).toEqual(["left", 0]));
  });

  test("joining while the last one leaves misses nothing", async () => {
    const { sdk, direct } = stack();
    for (let round = 0; round < 25; round++) {
      const leaving = sdk.subscribe(["swap"]);
      await next(leaving, "subscribe");
      const joining = sdk.subscribe(["swap"]);
      const joined = next(joining, "subscribe");
      await leaving.unsubscribe();
      await joined;
      const message = next(joining, "message");
      await direct.publish("swap", String(round));
      expect(await message).toEqual({ channel: "swap", message: round });
      await joining.unsubscribe();
    }
  });

  test("a message of several lines is sent as the event format demands", async () => {
    const { test: started, direct } = stack();
    const stream = await openStream(started.url, started.token, "/subscribe/lines");
    expect(stream.reply.headers.get("content-type")).toBe("text/event-stream");
    await stream.readUntil("data: subscribe,lines,1\n\n");
    await direct.publish("lines", "one\ntwo\r\nthree");
    await stream.readUntil("data: message,lines,one\ndata: two\ndata: three\n\n");
    stream.leave();
  });
});

describe("a subscription whose stream is cut", () => {
  test("dies silently in the SDK: no event, no second try, and it still calls itself subscribed", async () => {
    const { test: started, direct } = stack();
    const proxy = await startFaultProxy({ target: started.url });
    onTestFinished(() => proxy.stop());
    const sdk = new Sdk({ url: proxy.url, token: started.token });
    const logged = new Promise<unknown>((resolve) => {
      vi.spyOn(console, "error").mockImplementation((...words) => resolve(words[0]));
    });
    const subscriber = sdk.subscribe(["cut"]);
    await next(subscriber, "subscribe");
    const events: string[] = [];
    for (const event of ["message", "subscribe", "unsubscribe", "error"] as const)
      subscriber.on(event as "message", () => events.push(event));

    proxy.cut();
    expect(await logged, "all that is ever said is a line on the console").toBe("Stream reading error:");
    await vi.waitFor(async () => expect(await direct.pubsub("NUMSUB", "cut")).toEqual(["cut", 0]));

    const witness = sdk.subscribe(["cut"]);
    await next(witness, "subscribe");
    const heard = next(witness, "message");
    await direct.publish("cut", "after");
    expect(await heard, "a new subscription works at once").toEqual({ channel: "cut", message: "after" });
    expect(events).toEqual([]);
    expect(subscriber.getSubscribedChannels()).toEqual(["cut"]);
    expect(proxy.counts().requests).toBe(2);
    await witness.unsubscribe();
  });
});

describe("when Redis goes away", () => {
  test("every stream ends cleanly, the SDK says nothing, and a new subscription works once Redis is back", async () => {
    const redis = await startRedis();
    const endpoint = await startUpstashEndpoint({ redisUrl: redis.url, token: "t" });
    const logged = vi.spyOn(console, "error");
    const sdk = new Sdk(endpoint);
    const subscriber = sdk.subscribe(["news"]);
    await next(subscriber, "subscribe");
    const stream = await openStream(endpoint.url, "t", "/psubscribe/n*");
    await stream.readUntil("psubscribe,n*,1");
    expect(endpoint.subscriptionCount()).toBe(2);
    const events: unknown[] = [];
    subscriber.on("error", (error) => events.push(error));

    process.kill(redis.pid, "SIGKILL");
    expect(await stream.readToEnd()).toBe("ended");
    expect(endpoint.subscriptionCount()).toBe(0);
    const refused = await fetch(`${endpoint.url}/subscribe/news`, { headers: { authorization: "Bearer t" } });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({
      error: expect.stringMatching(/^UNAVAILABLE Redis cannot be reached/),
    });

    await redis.stop();
    const again = await startRedis({ port: redis.port });
    const second = sdk.subscribe(["news"]);
    await next(second, "subscribe");
    const message = next(second, "message");
    await sdk.publish("news", "back");
    expect(await message).toEqual({ channel: "news", message: "back" });
    expect(events).toEqual([]);
    expect(logged).not.toHaveBeenCalled();
    await second.unsubscribe();
    await endpoint.stop();
    await again.stop();
  });

  test("a subscription asked for meanwhile is an error event of the SDK", async () => {
    const redis = await startRedis();
    const endpoint = await startUpstashEndpoint({ redisUrl: redis.url, token: "t" });
    await redis.stop();
    const subscriber = new Sdk(endpoint).subscribe(["news"]);
    expect(await next(subscriber, "error")).toMatchObject({
      message: expect.stringContaining("UNAVAILABLE Redis cannot be reached"),
    });
    await endpoint.stop();
  });

  test("stopping the endpoint ends its streams", async () => {
    const redis = await startRedis();
    const endpoint = await startUpstashEndpoint({ redisUrl: redis.url, token: "t" });
    const stream = await openStream(endpoint.url, "t", "/subscribe/news");
    await stream.readUntil("subscribe,news,1");
    await endpoint.stop();
    expect(await stream.readToEnd()).toBe("ended");
    await redis.stop();
  });
});
