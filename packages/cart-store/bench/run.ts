import { execFileSync, spawn } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import {
  add,
  type CartId,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  join,
  type OperationId,
  type Rid,
  type Variant,
} from "@dotcart/cart-domain";
import { startRedis } from "@dotcart/local-stack";
import { Redis } from "@upstash/redis";
import { createRedisCartStore, type RedisCartStoreOptions } from "../src/redis-cart-store.ts";
import { createSealer } from "../src/sync/sealer.ts";
import { createSync } from "../src/sync/sync.ts";
import { variantOf } from "../test/products.ts";

/** Adds and reads through the SDK, the endpoint (a process of its own) and Redis: node bench/run.ts [seconds per line] [only lines with this in their name]. */
const seconds = Number(process.argv[2] ?? 3);
const only = process.argv[3] ?? "";
const endpointMain = fileURLToPath(
  new URL("../../../tooling/local-stack/src/endpoint-main.ts", import.meta.url),
);

const redisServer = await startRedis();
const endpoint = spawn(process.execPath, [endpointMain], {
  env: { ...process.env, REDIS_URL: redisServer.url, TOKEN: "bench", PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
});
const url = await new Promise<string>((resolve, reject) => {
  endpoint.once("exit", () => reject(new Error("the endpoint ended")));
  endpoint.stdout.on("data", (data) => {
    const found = /http:\/\/[0-9.]+:[0-9]+/.exec(String(data));
    if (found !== null) resolve(found[0]);
  });
});
const redis = new Redis({ url, token: "bench" });
/** Microseconds a script took inside Redis, on average since it was last asked. */
function scriptMicroseconds(): string {
  const cli = (...words: string[]) =>
    execFileSync("redis-cli", ["-p", String(redisServer.port), ...words], { encoding: "utf8" });
  const [, took] =
    /cmdstat_evalsha(?:_ro)?:.*?usec_per_call=([0-9.]+)/.exec(cli("INFO", "commandstats")) ?? [];
  cli("CONFIG", "RESETSTAT");
  return Number(took ?? 0).toFixed(1);
}
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}; ${seconds} s per line`);

let made = 0;
const device = "device-bench" as Rid;
const subject = "guest:0123456789ABCDEFGHIJKL";
const operationId = () => `bench-operation-${(++made).toString(36)}` as OperationId;
const cartId = () => `${"0123456789abcdefghij"[++made % 20]}${made.toString(36).padStart(21, "_")}` as CartId;
const variants: readonly Variant[] = Array.from({ length: 10 }, (_, i) => variantOf({ id: `variant-${i}` }));
const pick = (i: number): Variant => variants[i % variants.length] as Variant;
const store = (options: Partial<RedisCartStoreOptions> = {}) =>
  createRedisCartStore({ redis, ttlSeconds: 3600, batch: true, ...options });

async function measure(name: string, callers: number, start: (caller: number) => () => Promise<unknown>) {
  if (!name.includes(only)) return;
  const times: number[] = [];
  scriptMicroseconds();
  const calls = Array.from({ length: callers }, (_, caller) => start(caller));
  const cpu = process.cpuUsage();
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(
    calls.map(async (call) => {
      while (performance.now() < until) {
        const began = performance.now();
        await call();
        times.push(performance.now() - began);
      }
    }),
  );
  const took = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(2).padStart(7);
  const perSecond = String(Math.round(times.length / took)).padStart(7);
  const script = scriptMicroseconds().padStart(5);
  const micro = ((user + system) / times.length).toFixed(0).padStart(5);
  console.log(
    `${name.padEnd(64)} ${perSecond}/s  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  ${micro} µs here, ${script} µs in Redis`,
  );
}

try {
  const batched = store();
  await measure("add, 1 caller, a new cart every 20", 1, adds(batched, 20));
  await measure("add, 32 callers, each a new cart every 20", 32, adds(batched, 20));
  await measure("add, 32 callers, each a new cart every 500", 32, adds(batched, 500));
  await measure("add, 32 callers, all one cart", 32, oneCart(batched));
  await measure(
    "add, 32 callers, nothing remembered between calls",
    32,
    adds(store({ maxKnownEntries: 0 }), 20),
  );
  await measure("add, 32 callers, each call its own request", 32, adds(store({ batch: false }), 20));
  await measure("merge of an add, 32 callers, each a new cart every 20", 32, deltas(batched, "merge"));
  await measure("take of an add, 32 callers, each a new cart every 20", 32, deltas(batched, "take"));
  await measure(
    "merge of an add, 32 callers, nothing remembered",
    32,
    deltas(store({ maxKnownEntries: 0 }), "merge"),
  );
  await measure(
    "take of an add, 32 callers, nothing remembered",
    32,
    deltas(store({ maxKnownEntries: 0 }), "take"),
  );
  await measure("sync of an add, 32 callers, each a new cart every 20", 32, syncs(batched));
  await measure("set, 32 callers, each a new cart every 20", 32, sets(batched));
  await measure("read, 1 caller, a cart of 10 lines", 1, reads(batched));
  await measure("read, 32 callers, carts of 10 lines", 32, reads(batched));
  await measure(
    "read, 32 callers, nothing remembered between calls",
    32,
    reads(store({ maxKnownEntries: 0 })),
  );
  await measure("read, 32 callers, each call its own request", 32, reads(store({ batch: false })));
} finally {
  endpoint.kill("SIGTERM");
  await redisServer.stop();
}

type Store = ReturnType<typeof store>;

function adds(carts: Store, perCart: number) {
  return () => {
    let id = cartId();
    let i = 0;
    return async () => {
      if (++i % perCart === 0) id = cartId();
      const answer = await carts.apply(id, {
        kind: "add",
        operationId: operationId(),
        variant: pick(i),
        quantity: 1,
        now: Date.now(),
      });
      if (answer.kind !== "applied") throw new Error(JSON.stringify(answer));
    };
  };
}

function oneCart(carts: Store) {
  let id = cartId();
  let i = 0;
  return () => async () => {
    if (++i % 2000 === 0) id = cartId();
    const answer = await carts.apply(id, {
      kind: "add",
      operationId: operationId(),
      variant: pick(i),
      quantity: 1,
      now: Date.now(),
    });
    if (answer.kind !== "applied") throw new Error(JSON.stringify(answer));
  };
}

/** A device that adds one piece after the other, and sends each by itself. */
function deltas(carts: Store, how: "merge" | "take") {
  return () => {
    let id = cartId();
    let cart = emptyCart;
    let i = 0;
    return async () => {
      if (++i % 20 === 0) [id, cart] = [cartId(), emptyCart];
      const now = Date.now();
      const delta = add(cart, { rid: device, now, seen: 1990 }, { line: pick(i).id, quantity: 1 });
      cart = join(cart, delta).state;
      const answer =
        how === "merge"
          ? await carts.merge(id, delta, { create: true, now })
          : await carts.take(id, { delta, subject, create: true, now, seen: cart.context });
      if (answer.kind !== "changed") throw new Error(JSON.stringify(answer));
    };
  };
}

/** The same through the whole exchange: texts read and written, the goods looked up, the reply sealed. */
function syncs(carts: Store) {
  const known = new Set(variants.map(({ id }) => id));
  const sync = createSync({
    carts,
    sealer: createSealer({ secrets: ["a secret for the bench"] }),
    knownVariants: async () => known,
    ttlMilliseconds: 3_600_000,
    now: Date.now,
  });
  return () => {
    let id = cartId();
    let cart = emptyCart;
    let i = 0;
    return async () => {
      if (++i % 20 === 0) [id, cart] = [cartId(), emptyCart];
      const delta = add(
        cart,
        { rid: device, now: Date.now(), seen: 1990 },
        { line: pick(i).id, quantity: 1 },
      );
      cart = join(cart, delta).state;
      const answer = await sync(
        { cartId: id, subject },
        { delta: encodeCart(delta), have: encodeHave(haveOf(cart)) },
      );
      if (!answer.ok || answer.value.refused.length > 0) throw new Error(JSON.stringify(answer));
    };
  };
}

function sets(carts: Store) {
  return () => {
    let id = cartId();
    let i = 0;
    return async () => {
      if (++i % 20 === 0) id = cartId();
      await carts.apply(id, {
        kind: "setQuantity",
        operationId: operationId(),
        variant: pick(i),
        quantity: i,
        now: Date.now(),
      });
    };
  };
}

function reads(carts: Store) {
  const ids = Array.from({ length: 64 }, cartId);
  const fill = () =>
    Promise.all(
      ids.flatMap((id) =>
        variants.map((variant) =>
          carts.apply(id, { kind: "add", operationId: operationId(), variant, quantity: 2, now: Date.now() }),
        ),
      ),
    );
  let ready: Promise<unknown> | undefined;
  let i = 0;
  return () => async () => {
    ready ??= fill();
    await ready;
    if ((await carts.read(ids[++i % 64] as CartId))?.cart.entries.size !== 10)
      throw new Error("a cart of 10 lines");
  };
}
