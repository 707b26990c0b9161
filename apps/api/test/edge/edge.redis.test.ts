import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import {
  add,
  type Cart,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  Rid,
  type SyncReply,
  type VariantId,
} from "@dotcart/cart-domain";
import { createCatalogProjection } from "@dotcart/cart-store";
import { startTestRedis, type TestRedis } from "@dotcart/local-stack";
import { Redis } from "@upstash/redis";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleEdge, edgeLimit } from "../../scripts/bundle-edge.ts";
import type { Handler } from "../../src/handler.ts";
import type { Owner } from "../../src/session/port.ts";
import { publicJwk, signAccountToken } from "../accounts.ts";
import { call } from "../call.ts";
import { allGoods, milk } from "../goods.ts";
import { newGuest, once } from "../shop.ts";

let redis: TestRedis;
let edge: Miniflare;
let folder: string;
let bytes: number;
let keyServer: Server;
let keyReads = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dotcart-edge-"));
  const script = join(folder, "edge.js");
  [redis, bytes] = await Promise.all([startTestRedis(), bundleEdge(script)]);
  await projectionIn(redis).put(allGoods.map((product) => ({ product, revision: 1 })));
  await projectionIn(redis).markComplete(await projectionIn(redis).startFilling());
  keyServer = createServer((_, response) => {
    keyReads += 1;
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [publicJwk] }));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, "127.0.0.1", resolve));
  const { port } = keyServer.address() as AddressInfo;
  edge = new Miniflare({
    modules: true,
    script: readFileSync(script, "utf8"),
    compatibilityDate: "2026-07-01",
    handleRuntimeStdio(output: Readable, errors: Readable) {
      output.resume();
      errors.resume();
    },
    bindings: {
      UPSTASH_REDIS_REST_URL: redis.url,
      UPSTASH_REDIS_REST_TOKEN: redis.token,
      SESSION_SECRET: "a secret of at least thirty-two characters",
      ACCOUNT_KEYS_URL: `http://127.0.0.1:${port}/api/auth/jwks`,
    },
  });
  await edge.ready;
});

afterAll(async () => {
  await edge?.dispose();
  await redis?.stop();
  keyServer?.close();
  rmSync(folder, { recursive: true, force: true });
});

const projectionIn = ({ url, token }: TestRedis) =>
  createCatalogProjection(new Redis({ url, token, enableTelemetry: false }));

/** The worker behind the same type of handler that every other suite calls. */
const worker: Handler = async (request) => {
  const { status, headers, body } = await edge.dispatchFetch(request.url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    ...(request.method === "POST" ? { body: await request.text() } : {}),
  });
  return new Response(await new Response(body as ReadableStream).text(), { status, headers: [...headers] });
};

test("the bundle keeps within its limit and asks for none of Node's modules", () => {
  const source = readFileSync(join(folder, "edge.js"), "utf8");
  expect(bytes).toBeLessThanOrEqual(edgeLimit);
  expect(source).not.toMatch(/from\s*"node:|require\("/);
  expect(source).not.toMatch(/drizzle|pino/);
});

test("a guest shops from the first add to the refusal of the last", async () => {
  const guest = await newGuest(worker);
  const added = await guest.call("cart.add", once({ variantId: "milk-1", quantity: 2 }));
  expect([added.status, added.data]).toMatchObject([
    200,
    { itemCount: 2, lines: [{ variantId: "milk-1", name: "The milk" }] },
  ]);
  expect((await guest.call("cart.get")).data).toEqual(added.data);
  expect(
    (await guest.call("cart.setQuantity", once({ variantId: "milk-1", quantity: 5 }))).data,
  ).toMatchObject({ itemCount: 5 });
  expect((await guest.call("cart.remove", once({ variantId: "milk-1" }))).data).toMatchObject({
    itemCount: 0,
  });
  const refused = await guest.call("cart.add", once({ variantId: "rare-1", quantity: 11 }));
  expect([refused.status, refused.problem]).toEqual([
    409,
    { kind: "insufficient-stock", variantId: "rare-1", requested: 11, available: 10 },
  ]);
  const unknown = await guest.call("cart.add", once({ variantId: "nothing", quantity: 1 }));
  expect([unknown.status, unknown.problem]).toEqual([
    404,
    { kind: "product-not-found", variantId: "nothing" },
  ]);
  expect((await call(worker, "cart.get")).problem).toEqual({ kind: "unauthorized", reason: "missing" });
  expect((await guest.call("session.refresh")).data).toMatchObject({ cartId: guest.cartId });
});

test("requests at the same time share nothing that belongs to one of them, and add up", async () => {
  const guest = await newGuest(worker);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect((await guest.call("cart.get")).data).toMatchObject({ itemCount: 50 });
});

const said = (delta: Cart, sealed?: string) => ({
  delta: encodeCart(delta),
  have: encodeHave(haveOf(delta)),
  ...(sealed === undefined ? {} : { sealed }),
});
const adding = (rid: string, variantId = "milk-1"): Cart =>
  add(
    emptyCart,
    { rid: Rid.parse(rid), now: Date.now(), seen: 199 },
    { line: variantId as VariantId, quantity: 2 },
  );

test("replicas synchronise, unknown goods are refused alone, and a seal heals a server that lost the cart", async () => {
  const guest = await newGuest(worker);
  const mine = adding("phonephonep1");
  const { data, problem } = await guest.call("cart.sync", said(mine));
  expect([data, problem]).toMatchObject([{ version: 1, refused: [], sealed: expect.any(String) }, undefined]);
  const strange = (await guest.call("cart.sync", said(adding("laptoplaptp1", "nothing")))).data as SyncReply;
  expect(strange.refused).toMatchObject([{ problem: { kind: "product-not-found", variantId: "nothing" } }]);
  const admin = new Redis({ url: redis.url, token: redis.token, enableTelemetry: false });
  await admin.del(...(await admin.keys(`*cart:${guest.cartId}`)));
  expect((await guest.call("cart.get")).data).toMatchObject({ itemCount: 0 });
  const sealed = (data as SyncReply).sealed ?? "";
  expect((await guest.call("cart.sync", said(emptyCart, sealed))).data).toMatchObject({ refused: [] });
  expect((await guest.call("cart.get")).data).toMatchObject({ itemCount: 2 });
  expect((await guest.call("cart.sync", said(emptyCart, `${sealed} `))).problem).toEqual({
    kind: "seal-refused",
    reason: "forged",
  });
});

test("an account's token is checked by the published keys, which are read once, and opens a cart of an account's life", async () => {
  const owner = { subject: "account:ada", cartId: "ACACACACACACACACACACAC" } as Owner;
  const { token } = await signAccountToken(owner, Date.now());
  const added = await call(worker, "cart.add", { token, input: once({ variantId: "milk-1", quantity: 2 }) });
  expect(added.data).toMatchObject({ id: owner.cartId, itemCount: 2 });
  expect((added.data as { expiresAt: number }).expiresAt).toBeGreaterThan(Date.now() + 89 * 86_400_000);
  expect((await call(worker, "cart.sync", { token, input: said(emptyCart) })).data).toMatchObject({
    version: 1,
  });
  const faulty = [
    [await signAccountToken(owner, Date.now() - 900_000), "expired"],
    [await signAccountToken(owner, Date.now(), { claims: { aud: "another shop" } }), "foreign"],
    [await signAccountToken(owner, Date.now(), { header: { typ: "JWT" } }), "foreign"],
    [await signAccountToken(owner, Date.now(), { header: { kid: "key-2" } }), "forged"],
  ] as const;
  for (const [{ token: bad }, reason] of faulty)
    expect((await call(worker, "cart.get", { token: bad })).problem).toEqual({
      kind: "unauthorized",
      reason,
    });
  expect(keyReads).toBe(1);
});

test("what needs the books of accounts is said not to be served here", async () => {
  const headers = { cookie: "better-auth.session_token=x", origin: "http://api.test" };
  const { token } = await signAccountToken({ subject: "account:ada", cartId: "x" } as never, Date.now());
  for (const path of ["session.enter", "session.leave", "session.refresh"])
    expect([path, (await call(worker, path, { headers, token })).problem]).toEqual([
      path,
      { kind: "not-served-here" },
    ]);
  for (const path of ["api/auth/get-session", "live"]) {
    const response = await edge.dispatchFetch(`http://api.test/${path}`);
    expect([path, response.status]).toEqual([path, 501]);
  }
});

test("products come from the projection; lists, which need Postgres, are said not to be served here", async () => {
  expect((await call(worker, "catalog.bySlug", { input: { slug: "milk" } })).data).toEqual(milk);
  expect(
    (await call(worker, "catalog.byIds", { input: { variantIds: ["rare-1", "x"] } })).data,
  ).toMatchObject({
    items: [{ id: "rare" }],
  });
  expect((await call(worker, "catalog.list")).problem).toEqual({ kind: "not-served-here" });
});

test("a projection that was lost makes nothing unknown: it is unavailable until it is back", async () => {
  const guest = await newGuest(worker);
  const admin = new Redis({ url: redis.url, token: redis.token, enableTelemetry: false });
  await admin.flushdb();
  const { status, problem } = await guest.call("cart.add", once({ variantId: "never-seen", quantity: 1 }));
  expect([status, problem]).toEqual([503, { kind: "dependency-unavailable", dependency: "catalogue" }]);
  await projectionIn(redis).put(allGoods.map((product) => ({ product, revision: 1 })));
  await projectionIn(redis).markComplete(await projectionIn(redis).startFilling());
  expect((await guest.call("cart.add", once({ variantId: "never-seen", quantity: 1 }))).status).toBe(404);
  expect((await guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }))).status).toBe(200);
});

test("the worker says that it is alive and whether it can serve", async () => {
  for (const path of ["healthz", "readyz"]) {
    const response = await edge.dispatchFetch(`http://api.test/${path}`);
    expect([path, response.status, await response.json()]).toMatchObject([path, 200, { ok: true }]);
  }
});
