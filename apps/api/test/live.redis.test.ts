import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRedisCartStore, liveChannel } from "@dotcart/cart-store";
import {
  type FaultProxy,
  type RunningEndpoint,
  type RunningRedis,
  startFaultProxy,
  startRedis,
  startUpstashEndpoint,
} from "@dotcart/local-stack";
import { Redis } from "@upstash/redis";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Ports } from "../src/context.ts";
import { type Listening, listen } from "../src/node/listen.ts";
import { announceOver, type Live, startLive } from "../src/node/live/start-live.ts";
import { signAccountToken } from "./accounts.ts";
import { eventually } from "./full-stack.ts";
import { type LiveReader, openLive } from "./live-reader.ts";
import { type Guest, noon, once, openTestShop, type TestShop } from "./shop.ts";

let redis: RunningRedis;
let endpoint: RunningEndpoint;
let proxy: FaultProxy;

beforeAll(async () => {
  redis = await startRedis();
  endpoint = await startUpstashEndpoint({ redisUrl: redis.url, token: "t" });
  proxy = await startFaultProxy({ target: endpoint.url });
});
afterAll(async () => {
  await proxy?.stop();
  await endpoint?.stop();
  await redis?.stop();
});
afterEach(() => proxy.heal());

type LiveShop = {
  readonly shop: TestShop;
  readonly live: Live;
  readonly url: string;
  listen(guest: Pick<Guest, "token">): Promise<LiveReader>;
};

/** A process of the API whose live channels come through the proxy, and its carts past it. */
async function openLiveShop(
  options: { maxStreams?: number; maxPerCart?: number; beatMilliseconds?: number } = {},
  change: (ports: Ports) => Partial<Ports> = () => ({}),
): Promise<LiveShop> {
  const direct = new Redis({ url: endpoint.url, token: "t", enableTelemetry: false, retry: { retries: 0 } });
  const proxied = new Redis({ url: proxy.url, token: "t", enableTelemetry: false, retry: { retries: 0 } });
  const publish = (channel: string, message: string) => proxied.publish(channel, message);
  const shop = openTestShop((ports) => ({
    ...change(ports),
    carts: createRedisCartStore({ redis: direct, ttlSeconds: 3600 }),
    live: announceOver(publish),
  }));
  const live = startLive({
    ports: shop.ports,
    redis: { url: proxy.url, token: "t" },
    publish,
    maxStreams: 100,
    backoffMilliseconds: 100,
    lookMilliseconds: 20,
    ...options,
  });
  const listening: Listening = await listen(shop.handler, { host: "127.0.0.1", port: 0, live: live.serve });
  onTestFinished(async () => {
    live.stop();
    await listening.close(0);
  });
  await until(() => live.isReady());
  const open: LiveReader[] = [];
  onTestFinished(() => {
    for (const reader of open) reader.leave();
  });
  return {
    shop,
    live,
    url: listening.url,
    async listen({ token }) {
      const reader = await openLive(listening.url, token);
      open.push(reader);
      return reader;
    },
  };
}

/** The streams alone behind a server of the test's own, which sees what Node holds of each. */
async function serveAlone(live: Live) {
  const responses: ServerResponse[] = [];
  const server = createServer((request, response) => {
    responses.push(response);
    void live.serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, responses };
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error("it never came to be");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const buy = (guest: Pick<Guest, "call">) =>
  guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }));

describe("a reader", () => {
  test("is told the version at once, and every change after it", async () => {
    const { shop, listen } = await openLiveShop();
    const guest = await shop.guest();
    const fresh = await listen(guest);
    expect([fresh.status, fresh.response.headers["content-type"]]).toEqual([200, "text/event-stream"]);
    expect(await fresh.next()).toEqual({ event: "version", data: "0" });
    await buy(guest);
    expect(await fresh.next()).toEqual({ event: "version", data: "1" });
    const late = await listen(guest);
    expect(await late.next()).toEqual({ event: "version", data: "1" });
    await buy(guest);
    for (const reader of [fresh, late]) expect(await reader.next()).toEqual({ event: "version", data: "2" });
    expect(fresh.text()).toMatch(/^retry: \d{4}\nevent: version\ndata: 0\n\n/);
  });

  test("hears nothing of anybody else's cart", async () => {
    const { shop, listen } = await openLiveShop();
    const [ada, bob] = [await shop.guest(), await shop.guest()];
    const readers = [await listen(ada), await listen(bob)];
    for (const reader of readers) await reader.next();
    for (let n = 0; n < 5; n += 1) await buy(bob);
    await buy(ada);
    expect(await readers[0]?.next()).toEqual({ event: "version", data: "1" });
    expect(readers[0]?.text()).not.toContain("data: 5");
  });

  test("who has left before he was let in is not kept", async () => {
    const asked = Promise.withResolvers<void>();
    const known = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const { shop, live } = await openLiveShop({}, ({ tokens }) => ({
      tokens: {
        ...tokens,
        async verify(token) {
          asked.resolve();
          await known.promise;
          const verified = await tokens.verify(token);
          setImmediate(answered.resolve);
          return verified;
        },
      },
    }));
    const { token } = await shop.guest();
    const { url, responses } = await serveAlone(live);
    const leaving = new AbortController();
    const gone = fetch(`${url}/live`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leaving.signal,
    }).catch(() => "gone");
    await asked.promise;
    leaving.abort();
    expect(await gone).toBe("gone");
    await until(() => responses[0]?.destroyed === true);
    known.resolve();
    await answered.promise;
    expect(live.size()).toBe(0);
  });

  test("may show a cookie instead of a bearer, as a page's EventSource does", async () => {
    const { shop, url } = await openLiveShop();
    const guest = await shop.guest();
    const answer = await fetch(`${url}/live?x=1`, { headers: { cookie: `dotcart-session=${guest.token}` } });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });

  test("without a sound token is refused in the shape of everything else", async () => {
    const { shop, url } = await openLiveShop();
    const { token } = await shop.guest();
    const expired = (await signAccountToken({ subject: "account:a", cartId: "x" as never }, 0)).token;
    for (const [given, reason] of [
      [undefined, "missing"],
      ["nonsense", "malformed"],
      [`${token.slice(0, -4)}AAAA`, "forged"],
      [expired, "expired"],
    ] as const) {
      const headers: Record<string, string> = given === undefined ? {} : { authorization: `Bearer ${given}` };
      const answer = await fetch(`${url}/live`, { headers });
      expect([answer.status, await answer.json()]).toMatchObject([
        401,
        { error: { data: { path: "live", problem: { kind: "unauthorized", reason } } } },
      ]);
    }
    const post = await fetch(`${url}/live`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    expect([post.status, await post.json()]).toMatchObject([
      405,
      { error: { data: { problem: { kind: "method-not-allowed" } } } },
    ]);
  });

  test("is ended when the token behind it ends, a guest's and an account's", async () => {
    const { shop, listen } = await openLiveShop();
    const guest = await shop.guest();
    const { token } = await signAccountToken({ subject: "account:a", cartId: guest.cartId as never }, noon);
    const [asGuest, asAccount] = [await listen(guest), await listen({ token })];
    shop.now += 600_000;
    expect(await asGuest.until("ended")).toEqual({ event: "ended", data: "expired" });
    await asGuest.closed();
    expect((await listen(guest)).status).toBe(401);
    await buy({ call: (path, input) => shop.call(path, { token, input }) });
    expect(await asAccount.until("version")).toBeDefined();
    shop.now += 300_000;
    expect(await asAccount.until("ended")).toEqual({ event: "ended", data: "expired" });
    await asAccount.closed();
  });

  test("of a guest's cart is ended when it is merged, and let in no more", async () => {
    const { shop, listen } = await openLiveShop();
    const guest = await shop.guest();
    await buy(guest);
    const reader = await listen(guest);
    const cookie = shop.accounts.signIn("ada");
    const headers = { cookie, origin: "http://shop.test" };
    await shop.call("session.enter", { token: guest.token, headers });
    expect(await reader.until("ended")).toEqual({ event: "ended", data: "merged" });
    await reader.closed();
    expect((await listen(guest)).status).toBe(401);
  });

  test("is one of so many in a process, and of so many of one cart; the next is told so", async () => {
    const { shop, live, listen, url } = await openLiveShop({ maxStreams: 3, maxPerCart: 2 });
    const [ada, bob] = [await shop.guest(), await shop.guest()];
    const refused = async (token: string) => {
      const answer = await fetch(`${url}/live`, { headers: { authorization: `Bearer ${token}` } });
      return [answer.status, ((await answer.json()) as { error: { data: object } }).error.data];
    };
    const first = await listen(ada);
    await listen(ada);
    const kind = "too-many-streams";
    expect(await refused(ada.token)).toMatchObject([503, { problem: { kind, limit: 2 } }]);
    await listen(bob);
    expect(await refused(bob.token)).toMatchObject([503, { problem: { kind, limit: 3 } }]);
    first.leave();
    await until(() => live.size() === 2);
    expect((await listen(bob)).status).toBe(200);
  });
});

test("a reader who takes nothing is owed one version, whatever happens meanwhile, and hears the last one in the end", async () => {
  const { shop, live } = await openLiveShop();
  const guest = await shop.guest();
  const { url, responses } = await serveAlone(live);
  const [slow, fast] = [await openLive(url, guest.token), await openLive(url, guest.token)];
  onTestFinished(() => {
    for (const reader of [slow, fast]) reader.leave();
  });
  slow.response.pause();
  const admin = new Redis({ url: endpoint.url, token: "t", enableTelemetry: false });
  let version = 0;
  let owed = 0;
  for (let round = 0; round < 60; round += 1) {
    const pipeline = admin.pipeline();
    for (let n = 0; n < 1_000; n += 1) pipeline.publish(liveChannel(0), `${guest.cartId} ${++version}`);
    await pipeline.exec();
    for (const response of responses) owed = Math.max(owed, response.writableLength);
  }
  const last = async (reader: LiveReader) => {
    for (;;) if ((await reader.next()).data === String(version)) return reader.text().length;
  };
  await last(fast);
  slow.response.resume();
  await last(slow);
  expect(owed).toBeLessThan(1_000);
});

describe("when the way to Redis breaks", () => {
  test("a stream that was cut heals by itself, and everybody is told of the gap", async () => {
    const { shop, listen } = await openLiveShop();
    const guest = await shop.guest();
    const reader = await listen(guest);
    expect(await reader.next()).toEqual({ event: "version", data: "0" });
    proxy.cut();
    expect(await reader.next()).toEqual({ event: "gap", data: "" });
    await buy(guest);
    expect(await reader.next()).toEqual({ event: "version", data: "1" });
  });

  test("one that stays away is tried again until it is back", async () => {
    const { shop, live, listen } = await openLiveShop();
    const guest = await shop.guest();
    const reader = await listen(guest);
    proxy.refuse(() => true);
    proxy.cut();
    await until(() => !live.isReady() && proxy.counts().refused >= 3);
    await buy(guest);
    proxy.heal();
    expect(await reader.until("gap")).toBeDefined();
    await buy(guest);
    expect(await reader.until("version")).toEqual({ event: "version", data: "2" });
  });

  test("one that dies in silence is noticed by its own heartbeat", async () => {
    const { shop, live, listen } = await openLiveShop({ beatMilliseconds: 200 });
    const reader = await listen(await shop.guest());
    // Nothing published is lost but the beats: to this process the channels have gone silent.
    proxy.refuse(({ body }) => body.includes("beat"));
    await until(() => !live.isReady());
    proxy.heal();
    expect(await reader.until("gap")).toBeDefined();
  });

  test("Redis started anew is found again, and its empty cart is told like any other", async () => {
    const { shop, live, listen } = await openLiveShop();
    const guest = await shop.guest();
    await buy(guest);
    await buy(guest);
    const reader = await listen(guest);
    expect(await reader.next()).toEqual({ event: "version", data: "2" });
    await redis.stop();
    await until(() => !live.isReady());
    const during = await listen(guest);
    expect(await during.next()).toEqual({ event: "version", data: "0" });
    redis = await startRedis({ port: redis.port });
    for (const each of [reader, during]) expect(await each.until("gap")).toBeDefined();
    await eventually(
      () => buy(guest),
      ({ status }) => status === 200,
    );
    expect(await reader.until("version")).toEqual({ event: "version", data: "1" });
  });

  test("noise on the channels is no event, and ends nothing", async () => {
    const { shop, listen } = await openLiveShop();
    const guest = await shop.guest();
    const reader = await listen(guest);
    await reader.next();
    const admin = new Redis({ url: endpoint.url, token: "t", enableTelemetry: false });
    for (const noise of [
      "",
      " ",
      "x",
      `${guest.cartId}`,
      `${guest.cartId} x`,
      `${guest.cartId} -1`,
      "a\nb\n\nc",
    ])
      await admin.publish(liveChannel(0), noise);
    await buy(guest);
    expect(await reader.next()).toEqual({ event: "version", data: "1" });
  });
});

test("stopping closes every stream, and nothing waits for a reader", async () => {
  const { shop, live, listen } = await openLiveShop();
  const readers = await Promise.all(Array.from({ length: 5 }, async () => listen(await shop.guest())));
  for (const reader of readers) await reader.next();
  live.stop();
  for (const reader of readers) expect(await reader.closed()).toEqual([]);
  await until(() => live.size() === 0);
});
