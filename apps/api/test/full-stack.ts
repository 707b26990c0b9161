import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCatalogProjection } from "@dotcart/cart-store";
import {
  type RunningPostgres,
  type RunningRedis,
  startPostgres,
  startRedis,
  startUpstashEndpoint,
} from "@dotcart/local-stack";
import { createShopDb } from "@dotcart/shop-db";
import { Redis } from "@upstash/redis";
import { NodeEnv, readEnv } from "../src/env.ts";
import type { Handler } from "../src/handler.ts";
import { silentLog } from "../src/log/port.ts";
import { type ChangePorts, type RunningApi, startApi } from "../src/node/start.ts";

export type FullStack = {
  readonly env: NodeEnv;
  readonly api: RunningApi;
  /** The API over HTTP, as the type of handler that every suite calls. */
  readonly handler: Handler;
  readonly redis: Part;
  readonly postgres: Part;
  /** An admin's way around the API. */
  readonly db: ReturnType<typeof createShopDb>;
  readonly admin: Redis;
  stop(): Promise<void>;
};

/** A process that a test may kill, freeze, and start again with what it had kept. */
export type Part = {
  kill(): Promise<void>;
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
};

/** Mails wait in the outbox, unless a test names a mailbox: at the usual port there may be the inbox of somebody's `dev`. */
const nobodysMail = "smtp://127.0.0.1:9";

/** Redis, the endpoint, Postgres with the seed, and the API: every real part, on ports of its own. */
export async function openFullStack(
  settings: Readonly<Record<string, string>> = {},
  change?: ChangePorts,
): Promise<FullStack> {
  const folder = mkdtempSync(join(tmpdir(), "dotcart-full-"));
  const redis = await part((port) => startRedis({ dir: join(folder, "redis"), ...port }));
  const postgres = await part((port) => startPostgres({ dir: join(folder, "postgres"), ...port }));
  const token = randomBytes(16).toString("hex");
  const endpoint = await startUpstashEndpoint({ redisUrl: redis.url(), token });
  const env = readEnv(NodeEnv, {
    PORT: "0",
    DATABASE_URL: postgres.url(),
    UPSTASH_REDIS_REST_URL: endpoint.url,
    UPSTASH_REDIS_REST_TOKEN: token,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SMTP_URL: nobodysMail,
    ...settings,
  });
  const admin = new Redis({ url: endpoint.url, token, enableTelemetry: false });
  const db = createShopDb(postgres.url(), { projection: createCatalogProjection(admin) });
  await db.migrate();
  await db.seed();
  await db.projection.reprojectAll(createCatalogProjection(admin));
  const api = await startApi(env, silentLog, change);
  return {
    env,
    api,
    handler: remote(api.url),
    redis,
    postgres,
    db,
    admin,
    async stop() {
      await api.stop();
      await db.close();
      await endpoint.stop();
      await redis.kill();
      await postgres.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function part(open: (port: { port?: number }) => Promise<RunningRedis | RunningPostgres>) {
  let running = await open({});
  let isRunning = true;
  const { port } = running;
  return {
    url: () => running.url,
    /** Stopping it sends the signal and waits until it is gone; the kill before it makes it a crash. */
    async kill() {
      if (!isRunning) return;
      isRunning = false;
      process.kill(running.pid, "SIGKILL");
      await running.stop();
    },
    async start() {
      running = await open({ port });
      isRunning = true;
    },
    freeze: () => signalAll(running.pid, "SIGSTOP"),
    thaw: () => signalAll(running.pid, "SIGCONT"),
  };
}

/** Postgres answers with processes of its own, which must fall silent too. */
function signalAll(pid: number, signal: NodeJS.Signals): void {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  for (const each of [pid, ...stdout.split("\n").filter(Boolean).map(Number)]) process.kill(each, signal);
}

/** What listens at `url`, whatever origin the requests were written for. */
export const remote =
  (url: string): Handler =>
  async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.delete("content-length");
    const body = request.method === "POST" ? { body: await request.text() } : {};
    return fetch(`${url}${pathname}${search}`, { method: request.method, headers, ...body });
  };

/** Resolves with the first answer that `isThere`; rejects when there was none in time. */
export async function eventually<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean): Promise<T> {
  const until = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > until) throw new Error(`it never came; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
