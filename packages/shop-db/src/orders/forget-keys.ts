import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import type { Aged } from "./port.ts";

export async function forgetKeys(db: Queries, { olderThanMilliseconds, limit }: Aged): Promise<number> {
  const rows = await db.execute(sql`
    delete from idempotency_keys where (subject, procedure, key) in (
      select it.subject, procedure, key
      from idempotency_keys as it
      join orders on orders.id = it.order_id
      join payments on payments.order_id = it.order_id
      where it.created_at < clock_timestamp() - ${olderThanMilliseconds} * interval '1 millisecond'
        and status <> 'pending' and due_at is null and driven_until is null
      order by it.created_at
      limit ${limit}
    )
    returning 1`);
  return rows.length;
}
