import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import type { Database } from "./pool.ts";

/** The committed migrations, as seen from the sources. A bundle has to say where it keeps its copy. */
const committed = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Applies what is missing. Processes that start together take turns, so each migration is applied once. */
export async function migrate(db: Database, folder = committed): Promise<void> {
  await db.execute(sql`select pg_advisory_lock(hashtext('dotcart migrations'))`);
  try {
    await applyMigrations(db, { migrationsFolder: folder });
  } finally {
    await db.execute(sql`select pg_advisory_unlock(hashtext('dotcart migrations'))`);
  }
}
