import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VariantId } from "@dotcart/cart-domain";
import { createCatalogProjection, createRedisCartStore } from "@dotcart/cart-store";
import {
  type FaultProxy,
  startFaultProxy,
  startMailbox,
  startPostgres,
  startRedis,
  startUpstashEndpoint,
} from "@dotcart/local-stack";
import { createShopDb } from "@dotcart/shop-db";
import { Redis } from "@upstash/redis";
import { build } from "esbuild";
import postgres from "postgres";
import { draft } from "../draft.ts";
import { type ApiProcess, childSource, type Spare, spawnApi } from "./api-process.ts";
import { buildGates, type Gates } from "./gates.ts";
import type { Spoil } from "./spoils.ts";
import { type Wire, wireTo } from "./wire.ts";

/** Every real part, the API in processes of its own, and ways to disturb them. */
export type Stand = {
  /** Where the first caller's request goes; its ways to Postgres and Redis can break. */
  first(): Promise<ApiProcess>;
  /** Another process of the API, which nothing is done to. */
  second(): Promise<ApiProcess>;
  /** The first is gone; a new process takes its place, and there is no other. */
  replaceFirst(): Promise<ApiProcess>;
  /** After a cell: whatever it left closed, stopped or broken works again. */
  mend(): Promise<void>;
  /** From now on every process of the API has this fault. */
  spoil(how: Spoil): Promise<void>;
  readonly gates: Gates;
  readonly wire: Wire;
  readonly redisFaults: FaultProxy;
  /** The books, the bank's ledger among them, by a way that nothing breaks. */
  readonly sql: postgres.Sql;
  readonly redis: Redis;
  readonly carts: Pick<ReturnType<typeof createRedisCartStore>, "read">;
  /** A variant of its own for a cell. */
  sell(stock: number, amount: number): Promise<VariantId>;
  stop(): Promise<void>;
};

export async function openStand(): Promise<Stand> {
  let spoil: Spoil | undefined;
  const folder = mkdtempSync(join(tmpdir(), "dotcart-matrix-"));
  const [redisServer, postgresServer, mailbox, entry] = await Promise.all([
    startRedis({ dir: join(folder, "redis") }),
    startPostgres(),
    startMailbox(),
    bundle(join(folder, "api")),
  ]);
  const token = randomBytes(16).toString("hex");
  const endpoint = await startUpstashEndpoint({ redisUrl: redisServer.url, token });
  const redisFaults = await startFaultProxy({ target: endpoint.url });
  const redis = new Redis({ url: endpoint.url, token, enableTelemetry: false });
  const projection = createCatalogProjection(redis);
  const db = createShopDb(postgresServer.url, { projection, deadlineMilliseconds: 20_000 });
  await db.migrate();
  await db.seed();
  await db.projection.reprojectAll(projection);
  const sql = postgres(postgresServer.url, { max: 4, onnotice: () => {} });
  const gates = await buildGates(sql);
  const wire = await wireTo(postgresServer.url);
  const shared = {
    PORT: "0",
    UPSTASH_REDIS_REST_TOKEN: token,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SMTP_URL: mailbox.smtpUrl,
    LOG_LEVEL: "warn",
    NODE_ENV: "test",
    NODE_COMPILE_CACHE: join(folder, "compiled"),
  };
  const disturbed = { ...shared, DATABASE_URL: wire.url, UPSTASH_REDIS_REST_URL: redisFaults.url };
  const left = { ...shared, DATABASE_URL: postgresServer.url, UPSTASH_REDIS_REST_URL: endpoint.url };
  const processes = new Set<{ kill(): Promise<void> }>();
  const spawn = (env: Readonly<Record<string, string>>): Spare => {
    const spare = spawnApi({ entry, env, spoil });
    processes.add(spare);
    return spare;
  };
  const store = createRedisCartStore({ redis, ttlSeconds: 3600 });
  let spare = spawn(disturbed);
  let first: ApiProcess | undefined;
  let second: ApiProcess | undefined;
  const startFirst = async (): Promise<ApiProcess> => {
    const next = spare;
    first = await next.start();
    spare = spawn(disturbed);
    return first;
  };
  return {
    first: async () => first ?? startFirst(),
    async second() {
      second ??= await spawn(left).start();
      return second;
    },
    replaceFirst: startFirst,
    async mend() {
      await gates.open();
      redisFaults.heal();
      first?.thaw();
      if (first?.isAlive()) first.goOn();
      else if (first !== undefined) await startFirst();
    },
    async spoil(how) {
      await Promise.all([...processes].map((each) => each.kill()));
      processes.clear();
      await sql`delete from test_payments`;
      spoil = how;
      spare = spawn(disturbed);
      first = undefined;
      second = undefined;
    },
    gates,
    wire,
    redisFaults,
    sql,
    redis,
    carts: store,
    async sell(stock, amount) {
      const id = `m${randomBytes(6).toString("hex")}`;
      const saved = await db.products.save(draft(id, stock, amount));
      if (!saved.ok) throw new Error(`no such goods: ${saved.problem.kind}`);
      return `${id}v` as VariantId;
    },
    async stop() {
      await Promise.all([...processes].map((each) => each.kill()));
      await gates.open();
      await Promise.all([
        wire.end(),
        redisFaults.stop(),
        db.close(),
        sql.end({ timeout: 1 }),
        mailbox.stop(),
      ]);
      await endpoint.stop();
      await Promise.all([redisServer.stop(), postgresServer.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One file, so that a process is there quickly. */
async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, "api-child.mjs");
  await build({
    entryPoints: [childSource],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    logLevel: "error",
    sourcemap: true,
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
  });
  return outfile;
}
