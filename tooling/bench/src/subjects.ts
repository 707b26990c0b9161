import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type Product, type Variant, variantsOf } from "@dotcart/cart-domain";
import {
  type Child,
  freePort,
  startChild,
  startPostgres,
  startRedis,
  waitForHttp,
} from "@dotcart/local-stack";
import type { Processes } from "./throughput/cpu.ts";

import type { Session } from "./throughput/requests.ts";

export type OpenProduct = {
  readonly port: number;
  readonly redisUrl: string;
  /** Variants with stock for the whole run. */
  readonly variantIds: readonly string[];
  readonly processes: Processes;
  stop(): Promise<void>;
};

/** Twice as many as processors, as the API's environment advises. */
export const connections = Math.max(4, 2 * availableParallelism());

/** The API in production mode on Redis and Postgres of its own, each part in a process; Postgres waits for the disk. */
export async function openProduct(
  root: string,
  say: (line: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenProduct> {
  const scratch = mkdtempSync(join(tmpdir(), "dotcart-bench-"));
  const ends: (() => Promise<void>)[] = [async () => rmSync(scratch, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await openParts(root, scratch, ends, { say, settings })), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openParts(
  root: string,
  scratch: string,
  ends: (() => Promise<void>)[],
  { say, settings }: { say: (line: string) => void; settings: Readonly<Record<string, string>> },
): Promise<Omit<OpenProduct, "stop">> {
  say("Starting Redis, Postgres, the endpoint and the API.");
  const redis = await startRedis();
  ends.push(redis.stop);
  const postgres = await startPostgres({ isDurable: true });
  ends.push(postgres.stop);
  const [endpointPort, port] = [await freePort(), await freePort()];
  const token = crypto.randomUUID();
  const run = (name: string, folder: string, program: string, env: Record<string, string>): Child => {
    const logFile = join(scratch, `${name}.log`);
    const child = startChild({ name, cwd: join(root, folder), args: [program], env, logFile });
    ends.push(child.stop);
    return child;
  };
  const endpoint = run("endpoint", "tooling/local-stack", "src/endpoint-main.ts", {
    HOST: "127.0.0.1",
    PORT: String(endpointPort),
    REDIS_URL: redis.url,
    TOKEN: token,
  });
  await waitForHttp(`http://127.0.0.1:${endpointPort}`, endpoint, 15);
  const env = {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: postgres.url,
    DATABASE_CONNECTIONS: String(connections),
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${endpointPort}`,
    UPSTASH_REDIS_REST_TOKEN: token,
    SESSION_SECRET: crypto.randomUUID() + crypto.randomUUID(),
    SMTP_URL: "smtp://127.0.0.1:9", // Nobody's: at the usual port there may be the inbox of somebody's `dev`.
    ...settings,
  };
  const setup = run("setup", "apps/api", "dist/setup.js", env);
  if ((await setup.ended) !== 0) throw new Error(`The seed failed.\n${setup.tail().join("\n")}`);
  const api = run("api", "apps/api", "dist/node.js", env);
  await waitForHttp(`http://127.0.0.1:${port}/readyz`, api, 30);
  return {
    port,
    redisUrl: redis.url,
    variantIds: await plentifulVariants(port),
    processes: {
      load: process.pid,
      api: api.pid,
      endpoint: endpoint.pid,
      redis: redis.pid,
      postgres: { all: postgres.pid },
    },
  };
}

/** The yardstick, on the same Redis. */
export async function openBaseline(redisUrl: string, program: string) {
  const port = await freePort();
  const logFile = join(tmpdir(), `dotcart-bench-bare-${process.pid}.log`);
  const child = startChild({
    name: "bare",
    cwd: import.meta.dirname,
    args: [program],
    env: { NODE_ENV: "production", REDIS_URL: redisUrl, PORT: String(port) },
    logFile,
  });
  await waitForHttp(`http://127.0.0.1:${port}/cart/none`, child, 15);
  return {
    port,
    processes: { load: process.pid, bare: child.pid } satisfies Processes,
    async stop() {
      await child.stop();
      rmSync(logFile, { force: true });
    },
  };
}

/** The lines of every cart in the benchmark. */
const LINES = 5;

/** Guests with their tokens, made before the clock starts. */
export async function startSessions(port: number, howMany: number): Promise<readonly Session[]> {
  const sessions: Session[] = [];
  while (sessions.length < howMany) {
    const batch = Array.from({ length: Math.min(64, howMany - sessions.length) }, () =>
      callApi<Session>(port, "session.start"),
    );
    sessions.push(...(await Promise.all(batch)));
  }
  return sessions;
}

type Listed = {
  items: {
    variants: { id: string; stock: number; available: boolean; max: number; min: number; step: number }[];
  }[];
  nextCursor: string | null;
};

async function plentifulVariants(port: number): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const input = encodeURIComponent(
      JSON.stringify({ limit: 100, inStock: true, ...(cursor === null ? {} : { cursor }) }),
    );
    const page: Listed = await callApi<Listed>(port, `catalog.list?input=${input}`, "GET");
    for (const { variants } of page.items)
      for (const v of variants)
        if (v.available && v.stock >= 1000 && v.max >= 1000 && v.step === 1) found.push(v.id);
    cursor = page.nextCursor;
  } while (cursor !== null);
  if (found.length < LINES) throw new Error(`The seed should hold ${LINES} variants with plenty of stock.`);
  return found.slice(0, LINES);
}

/** The variant as the catalogue shows it. */
export async function variantById(port: number, id: string): Promise<Variant> {
  const input = encodeURIComponent(JSON.stringify({ variantIds: [id] }));
  const { items } = await callApi<{ items: Product[] }>(port, `catalog.byIds?input=${input}`, "GET");
  const variant = items.flatMap(variantsOf).find((found) => found.id === id);
  if (variant === undefined) throw new Error(`The catalogue does not know ${id}.`);
  return variant;
}

export type Call = { readonly body?: object; readonly token?: string; readonly cookie?: string };

/** One call of the API by hand: its result, or an error that says what it answered. */
export async function callApi<T>(port: number, path: string, call: "GET" | Call = {}): Promise<T> {
  const response = await fetch(
    `http://127.0.0.1:${port}/trpc/${path}`,
    call === "GET" ? {} : { method: "POST", headers: headersOf(call), body: JSON.stringify(call.body ?? {}) },
  );
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { result: { data: T } }).result.data;
}

/** A cookie counts only from a page of the shop's own; this is where the API thinks they are, unless it was told. */
export const storefront = "http://127.0.0.1:3000";

const headersOf = ({ token, cookie }: Call): Record<string, string> => ({
  "content-type": "application/json",
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(cookie === undefined ? {} : { cookie, origin: storefront }),
});
