import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";

export async function releaseExpired(db: Queries, limit: number): Promise<number> {
  const [row] = await db.execute<{ carts: number }>(sql`select release_expired(${limit}) as carts`);
  return row?.carts ?? 0;
}
