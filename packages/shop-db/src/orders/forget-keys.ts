import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";

export async function forgetKeys(db: Queries, olderThanMilliseconds: number): Promise<number> {
  const rows = await db.execute(sql`
    delete from idempotency_keys using payments
    where payments.order_id = idempotency_keys.order_id and due_at is null and driven_until is null
      and idempotency_keys.created_at < clock_timestamp() - ${olderThanMilliseconds} * interval '1 millisecond'
      and exists (select from orders where orders.id = idempotency_keys.order_id and status <> 'pending')
    returning 1`);
  return rows.length;
}
