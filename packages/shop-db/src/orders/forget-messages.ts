import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import type { Aged } from "./port.ts";

export async function forgetMessages(db: Queries, { olderThanMilliseconds, limit }: Aged): Promise<number> {
  const rows = await db.execute(sql`
    delete from outbox where id in (
      select id from outbox
      where published_at < clock_timestamp() - ${olderThanMilliseconds} * interval '1 millisecond'
      order by id
      limit ${limit}
    )
    returning 1`);
  return rows.length;
}
