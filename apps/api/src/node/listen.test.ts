import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { openTestShop } from "../../test/shop.ts";
import type { Handler } from "../handler.ts";
import { type Listening, listen } from "./listen.ts";

const open: Listening[] = [];
afterEach(() => Promise.all(open.splice(0).map((each) => each.close(0))));

async function serve(handler: Handler): Promise<Listening> {
  const listening = await listen(handler, { host: "127.0.0.1", port: 0 });
  open.push(listening);
  return listening;
}

/** Sends bytes as they are, and reads until the server hangs up. */
async function raw({ url }: Listening, bytes: string): Promise<{ status: number; kind: unknown }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(bytes);
  const answer = await text(socket);
  const body: unknown = JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4));
  const { error } = body as { error: { data: { problem: { kind: string } } } };
  return { status: Number(answer.slice(9, 12)), kind: error.data.problem.kind };
}

test("a port that is taken is refused with a sentence that names it and the variable", async () => {
  const { url } = await serve(openTestShop().handler);
  const { port } = new URL(url);
  await expect(listen(openTestShop().handler, { host: "127.0.0.1", port: Number(port) })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken: free it, or set PORT to another.`,
  );
});

test("what is no HTTP is refused in the shape of everything else", async () => {
  const shop = await serve(openTestShop().handler);
  for (const bytes of [
    "hello\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "POST /trpc/cart.add HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
  ])
    expect([bytes, await raw(shop, bytes)]).toEqual([bytes, { status: 400, kind: "malformed-request" }]);
});

test("an address that leads out of the paths, or a host that is none, is refused", async () => {
  const shop = await serve(openTestShop().handler);
  for (const head of ["GET /\\evil HTTP/1.1\r\nhost: x\r\n", "GET / HTTP/1.1\r\nhost: a b\r\n"])
    expect([head, await raw(shop, `${head}connection: close\r\n\r\n`)]).toEqual([
      head,
      { status: 400, kind: "malformed-request" },
    ]);
});

test("headers over 64 KB are refused as too large", async () => {
  const shop = await serve(openTestShop().handler);
  const bytes = `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${"x".repeat(70_000)}\r\n\r\n`;
  expect(await raw(shop, bytes)).toEqual({ status: 413, kind: "request-too-large" });
});

test("an upload over 64 KB is answered before it has arrived", async () => {
  const shop = await serve(openTestShop().handler);
  const head =
    "POST /trpc/session.start HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n";
  expect(await raw(shop, `${head}content-length: 10000000\r\n\r\n{`)).toEqual({
    status: 413,
    kind: "request-too-large",
  });
  const chunk = `1000\r\n${" ".repeat(4096)}\r\n`;
  expect(await raw(shop, `${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(20)}`)).toEqual({
    status: 413,
    kind: "request-too-large",
  });
});

test("closing finishes what is under way and takes nothing new", async () => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const shop = await serve(async () => {
    arrived.resolve();
    await release.promise;
    return new Response("done");
  });
  const underway = fetch(shop.url);
  await arrived.promise;
  const closed = shop.close();
  await expect(fetch(shop.url)).rejects.toThrow();
  release.resolve();
  expect(await (await underway).text()).toBe("done");
  await closed;
});

test("closing cuts what does not end in time", async () => {
  const arrived = Promise.withResolvers<void>();
  const shop = await serve(() => {
    arrived.resolve();
    return new Promise(() => {});
  });
  const underway = fetch(shop.url);
  await arrived.promise;
  await Promise.all([shop.close(10), expect(underway).rejects.toThrow()]);
});
