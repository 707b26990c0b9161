import { type RunningPostgres, startPostgres } from "@dotcart/local-stack";
import { createShopDb, type ShopDb } from "@dotcart/shop-db";
import { afterAll, beforeAll } from "vitest";
import { providerContract } from "../../test/payment/provider-contract.ts";
import { testBank } from "../../test/payment/test-bank.ts";

let postgres: RunningPostgres;
let db: ShopDb;
beforeAll(async () => {
  postgres = await startPostgres();
  db = createShopDb(postgres.url);
  await db.migrate();
});
afterAll(async () => {
  await db.close();
  await postgres.stop();
});

providerContract("the test bank, in Postgres", () => testBank(db.testPayments));
