import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureRedis, startMailbox, startPostgres, startRedis } from "../index.ts";
import { type Child, startChild } from "./child.ts";
import { type Crew, createCrew } from "./crew.ts";
import { claimDataFolder, noteRunning, release } from "./running.ts";
import { readSecrets } from "./secrets.ts";
import type { Ports } from "./settings.ts";
import { waitForHttp } from "./wait-for.ts";

export type ShopOptions = {
  readonly root: string;
  /** Where databases, logs and secrets of this laptop live. */
  readonly dataDir: string;
  readonly ports: Ports;
  readonly mode: "dev" | "start";
  readonly reset: boolean;
  readonly say: (line: string) => void;
  /** Lines of the API and the storefront while they run. */
  readonly onServiceLine: (service: string, line: string) => void;
};

export type ShopUrls = {
  readonly storefront: string;
  readonly api: string;
  readonly upstash: string;
  readonly database: string;
  /** The inbox page. */
  readonly mail: string;
};

/** Whom the set-up makes the merchant's account for, and with which password unless he has changed it. */
export type Merchant = { readonly email: string; readonly password: string };

export type Shop = {
  /** Settles when every part answers; rejects with the reason when one does not. */
  readonly ready: Promise<{ readonly urls: ShopUrls; readonly merchant: Merchant }>;
  /** Settles when a part that answered ends by itself, with its name. */
  readonly broken: Promise<string>;
  /** Ends what was started, in reverse order, whether or not everything is ready. */
  stop(): Promise<void>;
};

/** Starts everything a shop needs, in order, each part once the one before it answers. */
export function openShop(options: ShopOptions): Shop {
  const crew = createCrew();
  const broken = Promise.withResolvers<string>();
  return {
    ready: startParts(options, crew, broken.resolve),
    broken: broken.promise,
    async stop() {
      await crew.stop();
      release(options.dataDir);
    },
  };
}

async function startParts(options: ShopOptions, crew: Crew, onBroken: (name: string) => void): Shop["ready"] {
  const { root, dataDir, ports, mode, say } = options;
  claimDataFolder(dataDir, say);
  if (options.reset) {
    say("Forgetting all data.");
    for (const folder of ["postgres", "redis"])
      rmSync(join(dataDir, folder), { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  const secrets = readSecrets(dataDir);
  const url = (port: number): string => `http://127.0.0.1:${port}`;
  const pids: number[] = [];
  const note = (...more: number[]): void => {
    pids.push(...more);
    noteRunning(dataDir, pids, url(ports.storefront));
  };
  note();
  const run = async (
    name: string,
    cwd: string,
    args: string[],
    env: Record<string, string>,
  ): Promise<Child> => {
    const logFile = join(dataDir, "logs", `${name}.log`);
    const child = startChild({
      name,
      args,
      cwd,
      env,
      logFile,
      onLine: (line) => options.onServiceLine(name, line),
    });
    note(child.pid);
    await crew.join(child.stop);
    return child;
  };
  const serve = async (child: Child, healthUrl: string, seconds: number): Promise<void> => {
    await waitForHttp(healthUrl, child, seconds);
    child.ended.then(() => onBroken(child.name));
  };

  await ensureRedis(say);
  say("Starting Redis and Postgres.");
  const redis = await startRedis({ port: ports.redis, dir: join(dataDir, "redis") });
  note(redis.pid);
  await crew.join(redis.stop);
  redis.ended.then(() => onBroken("Redis"));
  const postgres = await startPostgres({ port: ports.postgres, dir: join(dataDir, "postgres") });
  await crew.join(postgres.stop);
  postgres.ended.then(() => onBroken("Postgres"));
  const mailbox = await startMailbox({ smtpPort: ports.smtp, httpPort: ports.mail });
  await crew.join(mailbox.stop);

  const urls = {
    storefront: url(ports.storefront),
    api: url(ports.api),
    upstash: url(ports.upstash),
    database: postgres.url,
    mail: mailbox.url,
  };
  const apiEnv = {
    HOST: "127.0.0.1",
    PORT: String(ports.api),
    DATABASE_URL: postgres.url,
    UPSTASH_REDIS_REST_URL: urls.upstash,
    UPSTASH_REDIS_REST_TOKEN: secrets.upstashToken,
    SESSION_SECRET: secrets.sessionSecret,
    STOREFRONT_URL: process.env.STOREFRONT_URL ?? urls.storefront,
    SMTP_URL: process.env.SMTP_URL ?? mailbox.smtpUrl,
    NODE_ENV: mode === "dev" ? "development" : "production",
  };
  const storefrontEnv = {
    API_URL: urls.api,
    SITE_URL: process.env.SITE_URL ?? urls.storefront,
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
  };
  const merchant = {
    email: process.env.ADMIN_EMAIL || "admin@dotcart.test",
    password: process.env.ADMIN_PASSWORD || secrets.adminPassword,
  };
  const stack = join(root, "tooling/local-stack");
  const api = join(root, "apps/api");
  const storefront = join(root, "apps/storefront");

  if (mode === "start") {
    say("Building the API and the storefront (the first time takes a minute or two).");
    await finished(
      await run("build", root, [join(root, "node_modules/turbo/bin/turbo"), "run", "build"], storefrontEnv),
    );
  }
  const endpointEnv = {
    HOST: "127.0.0.1",
    PORT: String(ports.upstash),
    REDIS_URL: redis.url,
    TOKEN: secrets.upstashToken,
  };
  await serve(await run("endpoint", stack, ["src/endpoint-main.ts"], endpointEnv), urls.upstash, 15);

  say("Migrating and seeding the catalogue.");
  const setupEnv = { ...apiEnv, ADMIN_EMAIL: merchant.email, ADMIN_PASSWORD: merchant.password };
  await finished(await run("setup", api, [mode === "dev" ? "src/setup.ts" : "dist/setup.js"], setupEnv));

  say("Starting the API.");
  const apiArgs =
    mode === "dev"
      ? [
          ...watching(root, ["apps/api", "packages/cart-domain", "packages/cart-store", "packages/shop-db"]),
          "src/node.ts",
        ]
      : ["--enable-source-maps", "dist/node.js"];
  await serve(await run("api", api, apiArgs, apiEnv), `${urls.api}/readyz`, 30);

  say("Starting the storefront.");
  const next = [
    join(storefront, "node_modules/next/dist/bin/next"),
    mode,
    "--hostname",
    "127.0.0.1",
    "--port",
    String(ports.storefront),
  ];
  await serve(await run("storefront", storefront, next, storefrontEnv), `${urls.storefront}/en`, 180);
  return { urls, merchant };
}

/** Restarts on a change of our own sources; a bare --watch also sees the package manager touch node_modules. */
const watching = (root: string, folders: readonly string[]): readonly string[] => [
  "--watch-preserve-output",
  ...folders.map((folder) => `--watch-path=${join(root, folder, "src")}`),
];

async function finished(child: Child): Promise<void> {
  const code = await child.ended;
  if (code !== 0) throw new Error(`${child.name} failed (exit ${code}).\n${child.tail().join("\n")}`);
}
