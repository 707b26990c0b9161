import { randomBytes } from "node:crypto";
import { createCatalogProjection } from "@dotcart/cart-store";
import { createShopDb } from "@dotcart/shop-db";
import { Redis } from "@upstash/redis";
import { openFirstAdmin } from "./account/first-admin.ts";
import { readProcessEnv } from "./env.ts";
import { migrationsFolder } from "./node/migrations-folder.ts";
import { SetupEnv } from "./setup-env.ts";

/** Makes a shop of an empty database: schema, first goods, projection, the merchant's account. Again and again changes nothing; `--reset` starts afresh. */
const env = readProcessEnv(SetupEnv);
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
  say("Opening the merchant's account …");
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env;
  const admin = await openFirstAdmin({ books: db.accounts, email, password, random: randomBytes });
  if (admin.kind === "known") say(`  ${email} has an account, which stays as it is.`);
  else if (admin.madeUp === null) say(`  ${email}, with the password that ADMIN_PASSWORD says.`);
  else say(`  ${email}, with the password ${admin.madeUp} (shown this once).`);
} catch (error) {
  process.stderr.write(
    `The shop could not be set up: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
} finally {
  await db.close();
}
