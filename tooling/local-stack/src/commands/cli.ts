import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import pc from "picocolors";
import { areAlive, callers } from "./callers.ts";
import { configuredPorts, freePorts } from "./settings.ts";
import { type Merchant, openShop, type ShopUrls } from "./shop.ts";
import { table } from "./table.ts";

const root = resolve(import.meta.dirname, "../../../..");
const usage = `Usage: pnpm dev [--reset]     everything, with live reload
       pnpm start [--reset]   the same, built and in production mode

--reset   start from the seed data

Ports: STOREFRONT_PORT (3000), API_PORT (4000), UPSTASH_PORT (8079), REDIS_PORT (6399), POSTGRES_PORT (54329),
       MAIL_PORT (8025), SMTP_PORT (1025).
Data and logs: .dotcart/ (DOTCART_DATA_DIR to move it).`;

const say = (line: string): void => console.log(`${pc.dim("•")} ${line}`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reset: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const mode = positionals[0];
  if (values.help || (mode !== "dev" && mode !== "start") || positionals.length > 1) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const interrupted = untilInterrupted();
  const ports = mode === "dev" ? await freePorts(say) : await configuredPorts();
  const dataDir = resolve(process.env.DOTCART_DATA_DIR ?? join(root, ".dotcart"));
  let isReady = false;
  const shop = openShop({
    root,
    dataDir,
    ports,
    mode,
    reset: values.reset,
    say,
    onServiceLine: (service, line) => {
      if (isReady) console.log(`${pc.dim(service.padEnd(10))} ${line}`);
    },
  });
  const opened = shop.ready.then(({ urls, merchant }) => {
    isReady = true;
    console.log(shopTable(urls, merchant, dataDir));
    return new Promise<never>(() => {});
  });
  const broken = shop.broken.then((name) =>
    Promise.reject(new Error(`${name} ended by itself; see ${dataDir}/logs.`)),
  );
  try {
    console.log(`\n${await Promise.race([interrupted, opened, broken])}: stopping.`);
  } finally {
    isReady = false;
    await shop.stop();
  }
  console.log("Everything is stopped; the data is kept.");
}

const shopTable = (urls: ShopUrls, merchant: Merchant, dataDir: string): string =>
  table("Dotcart is open", [
    ["Storefront", urls.storefront, "shop here"],
    ["API", `${urls.api}/trpc`, "tRPC; /healthz and /readyz beside it"],
    ["Upstash endpoint", urls.upstash, "Redis over HTTP, for carts"],
    ["Postgres", urls.database, "products, accounts, orders"],
    ["Mail", urls.mail, "every mail the shop sends ends here"],
    ["Merchant", merchant.email, `signs in with ${passwordOf(merchant)}, until he changes it`],
    ["Data and logs", dataDir, "--reset starts from the seed data; Ctrl-C stops everything"],
  ]);

/** One of this laptop's own is shown each time; one that was given is not repeated. */
const passwordOf = ({ password }: Merchant): string =>
  password === process.env.ADMIN_PASSWORD ? "the password of ADMIN_PASSWORD" : password;

/** Settles on Ctrl-C, on SIGTERM, on a closed terminal, and when a command that started us is gone. */
function untilInterrupted(): Promise<string> {
  const watched = callers();
  return new Promise((settle) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => settle(signal));
    setInterval(() => {
      if (!areAlive(watched)) settle("The command that started this is gone");
    }, 1000).unref();
  });
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(`\n${pc.red("✗")} ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
