import { createCatalogProjection } from "@dotcart/cart-store";
import { createShopDb } from "@dotcart/shop-db";
import { Redis } from "@upstash/redis";
import { readProcessEnv } from "./env.ts";
import { migrationsFolder } from "./node/migrations-folder.ts";

/** Makes a shop of an empty database: schema, first goods, projection. Again and again changes nothing; `--reset` starts afresh. */
const env = readProcessEnv();
const reset = process.argv.includes("--reset");
const redis = new Redis({
  url: env.UPSTASH_REDIS_REST_URL,
  token: env.UPSTASH_REDIS_REST_TOKEN,
  enableTelemetry: false,
});
const projection = createCatalogProjection(redis);
const db = createShopDb(env.DATABASE_URL, migrationsFolder);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  say("Bringing the schema up to date …");
  await db.migrate();
  say(reset ? "Putting the first goods back …" : "Putting in the first goods …");
  const { categories, products, variants } = await db.seed({ reset, currency: env.CURRENCY });
  say(`  ${categories} categories, ${products} products and ${variants} variants were new.`);
  say("Projecting the catalogue into Redis …");
  const projected = await db.projection.reprojectAll(projection);
  while ((await db.projection.projectDue(projection, 100)) > 0);
  say(`  ${projected} products are ready to be sold.`);
} catch (error) {
  process.stderr.write(
    `The shop could not be set up: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
} finally {
  await db.close();
}
