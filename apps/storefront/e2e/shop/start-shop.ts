import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import {
  type Child,
  ensureRedis,
  freePort,
  startChild,
  startMailbox,
  startPostgres,
  startStripeStandIn,
  startUpstashEndpoint,
  waitForHttp,
} from "@dotcart/local-stack";
import { createCrew } from "./crew.ts";
import { type LosableRedis, startLosableRedis } from "./losable-redis.ts";

const storefront = resolve(import.meta.dirname, "../..");
const api = resolve(storefront, "../api");
const logs = resolve(storefront, ".dotcart");

export const merchantEmail = "merchant@dotcart.test";

export type RunningShop = {
  /** The storefront's. */
  readonly url: string;
  readonly apiUrl: string;
  readonly stopApi: () => Promise<void>;
  /** On the same port as before; resolves when it is ready. */
  readonly startApi: () => Promise<void>;
  readonly redis: LosableRedis;
  /** Where the shop's mails are read. */
  readonly mailUrl: string;
  /** Of the merchant's account, whose address is `merchantEmail`. */
  readonly merchantPassword: string;
  readonly stop: () => Promise<void>;
};

/** Starts a whole shop of its own on free ports: Redis, its endpoint, Postgres, a mailbox, a stand-in for Stripe, goods, API, and the built storefront. */
export async function startShop(): Promise<RunningShop> {
  const crew = createCrew();
  try {
    await ensureRedis((line) => console.log(line));
    const redis = await startLosableRedis();
    crew.join(redis.stop);
    const [endpoint, postgres, mailbox, stripe] = await Promise.all([
      startUpstashEndpoint({ redisUrl: redis.url, token: randomBytes(16).toString("hex") }),
      startPostgres(),
      startMailbox(),
      startStripeStandIn(),
    ]);
    crew.join(() => stripe.stop());
    crew.join(() => mailbox.stop());
    crew.join(() => endpoint.stop());
    crew.join(() => postgres.stop());
    const [apiPort, port] = await Promise.all([freePort(), freePort()]);
    const url = `http://127.0.0.1:${port}`;
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const webhooks = {
      url: `${apiUrl}/api/payments/stripe/webhook`,
      secret: `whsec_${randomBytes(16).toString("hex")}`,
    };
    stripe.webhooks.aimAt(webhooks);
    const merchantPassword = randomBytes(16).toString("hex");
    const runApi = apiRunner(apiUrl, {
      HOST: "127.0.0.1",
      PORT: String(apiPort),
      DATABASE_URL: postgres.url,
      UPSTASH_REDIS_REST_URL: endpoint.url,
      UPSTASH_REDIS_REST_TOKEN: endpoint.token,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      STOREFRONT_URL: url,
      SMTP_URL: mailbox.smtpUrl,
      PAYMENT_PROVIDERS: "test,stripe",
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: webhooks.secret,
      STRIPE_API_URL: stripe.url,
      ADMIN_EMAIL: merchantEmail,
      ADMIN_PASSWORD: merchantPassword,
      NODE_ENV: "production",
    });
    await runApi.setUp();
    let running: Child | null = null;
    const startApi = async (): Promise<void> => {
      running ??= await runApi.start();
    };
    const stopApi = async (): Promise<void> => {
      await running?.stop();
      running = null;
    };
    crew.join(stopApi);
    await startApi();
    const pages = startChild({
      name: "storefront",
      args: ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(port)],
      cwd: storefront,
      env: { API_URL: apiUrl, SITE_URL: url, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      logFile: resolve(logs, "storefront.log"),
    });
    crew.join(() => pages.stop());
    await waitForHttp(`${url}/robots.txt`, pages, 60);
    return {
      url,
      apiUrl,
      startApi,
      stopApi,
      redis,
      mailUrl: mailbox.url,
      merchantPassword,
      stop: () => crew.dismiss(),
    };
  } catch (error) {
    await crew.dismiss();
    throw error;
  }
}

function apiRunner(url: string, env: Readonly<Record<string, string>>) {
  const run = (name: string, file: string): Child =>
    startChild({ name, args: [file], cwd: api, env, logFile: resolve(logs, `${name}.log`) });
  return {
    async setUp(): Promise<void> {
      const child = run("setup", "src/setup.ts");
      if ((await child.ended) !== 0)
        throw new Error(`The goods could not be put in.\n${child.tail().join("\n")}`);
    },
    async start(): Promise<Child> {
      const child = run("api", "src/node.ts");
      await waitForHttp(`${url}/readyz`, child, 60);
      return child;
    },
  };
}
