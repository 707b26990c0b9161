import { randomBytes } from "node:crypto";
import { createCatalogProjection, createRedisCartStore, createVariantCache } from "@dotcart/cart-store";
import { createShopDb } from "@dotcart/shop-db";
import { Redis } from "@upstash/redis";
import { createAccounts } from "../account/accounts.ts";
import { cartPorts } from "../cart/cart-ports.ts";
import { guardedCarts } from "../cart/guarded-carts.ts";
import { catalogueFromBooks } from "../catalogue/from-books.ts";
import { shelfFromBooks } from "../catalogue/shelf-from-books.ts";
import { hearPaymentNews } from "../checkout/payment-news.ts";
import type { Till } from "../checkout/port.ts";
import type { Ports } from "../context.ts";
import type { NodeEnv } from "../env.ts";
import { createGuard } from "../guard.ts";
import { createHandler } from "../handler.ts";
import type { Log } from "../log/port.ts";
import { createSmtpMailer } from "../mail/smtp-mailer.ts";
import { createTellShopper } from "../orders/tell-shopper.ts";
import { patience } from "../patience.ts";
import type { Dependency } from "../problem.ts";
import { everything } from "../procedures.ts";
import { tokensOf } from "../session/tokens-of.ts";
import { shopOf } from "../shop.ts";
import { createHttpRequester } from "./http-requester.ts";
import { startJobs } from "./jobs/jobs.ts";
import type { Doing } from "./jobs/keep-doing.ts";
import { keepProjection } from "./keep-projection.ts";
import { listen } from "./listen.ts";
import { announceOver, type Publish, startLive } from "./live/start-live.ts";
import { openTill } from "./till.ts";

export type RunningApi = {
  readonly url: string;
  /** Stops listening, finishes what is under way, and lets go of Redis and Postgres. */
  stop(): Promise<void>;
};

export type FullPorts = Ports & { readonly till: Till };

/** Puts faults between the parts; tests alone do. */
export type ChangePorts = (ports: FullPorts) => FullPorts;

/** The whole API in this process. Redis and Postgres may be away: it serves what it can and tells what it cannot. */
export async function startApi(
  env: NodeEnv,
  log: Log,
  change: ChangePorts = (ports) => ports,
): Promise<RunningApi> {
  const clock = Date.now;
  const redis = new Redis(
    createHttpRequester({
      url: env.UPSTASH_REDIS_REST_URL,
      token: env.UPSTASH_REDIS_REST_TOKEN,
      milliseconds: patience.redis,
      retries: 2,
    }),
  );
  const projection = createCatalogProjection(redis);
  const db = createShopDb(env.DATABASE_URL, {
    connections: env.DATABASE_CONNECTIONS,
    prepares: env.DATABASE_PREPARES,
    deadlineMilliseconds: patience.shelf,
    projection,
    onProjectionFailure: (err) => log.debug({ err }, "a change reaches the projection later"),
  });
  const keeper = keepProjection({ books: db.projection, projection, log, everyMilliseconds: 1000 });
  const store = createRedisCartStore({ redis, ttlSeconds: env.CART_TTL_SECONDS, batch: true });
  const guard = (dependency: Dependency, milliseconds: number) =>
    createGuard({ dependency, milliseconds, log });
  const catalogue = catalogueFromBooks({
    books: db.catalog,
    projected: createVariantCache(projection.variantsByIds, {
      now: clock,
      maxAgeMilliseconds: patience.catalogueCopy,
    }),
    projectionMilliseconds: patience.projection,
    guard: guard("catalogue", patience.catalogue),
    readGuard: guard("catalogue", patience.shelf),
    onGap: keeper.wake,
  });
  const mailer = createSmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  const accounts = createAccounts({
    books: db.accounts,
    mailer,
    log,
    secrets: env.SESSION_SECRET,
    storefrontUrl: env.STOREFRONT_URL,
    shopId: env.SHOP_ID,
    sessionTtlSeconds: env.ACCOUNT_SESSION_TTL_SECONDS,
    clock,
    random: randomBytes,
  });
  const publish: Publish = (channel, message) => redis.publish(channel, message);
  let jobs: Doing | undefined;
  const ports = change({
    ...cartPorts(env, { carts: guardedCarts(store, guard("carts", patience.carts)), catalogue, clock }),
    catalogue,
    shelf: shelfFromBooks(db.catalog, guard("catalogue", patience.shelf)),
    tokens: tokensOf(env, { read: accounts.publicKeys, clock, sharesReads: true }),
    accounts,
    live: announceOver(publish),
    till: await openTill(env, { db, redis, clock, log, wake: () => jobs?.wake() }),
    clock,
    random: randomBytes,
    log,
    shop: shopOf(env),
  });
  const desk = { ports, till: ports.till };
  const live = startLive({
    ports,
    redis: { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN },
    publish,
    maxStreams: env.LIVE_STREAMS,
  });
  const letGo = async (): Promise<void> => {
    live.stop();
    await jobs?.stop();
    await accounts.close();
    await keeper.stop();
    await db.close();
  };
  const probes = { carts: () => redis.ping(), catalogue: () => db.ping() };
  const handler = createHandler(ports, probes, { ...everything, onPaymentNews: hearPaymentNews(desk) });
  const listening = await listen(handler, {
    host: env.HOST,
    port: env.PORT,
    live: live.serve,
  }).catch(async (error: unknown) => {
    await letGo();
    throw error;
  });
  const { orders, links } = ports.till;
  const tellShopper = createTellShopper({ orders, links, mailer, log, storefrontUrl: env.STOREFRONT_URL });
  jobs = startJobs({ desk, tellShopper });
  return {
    url: listening.url,
    async stop() {
      live.stop();
      await listening.close();
      await letGo();
    },
  };
}
