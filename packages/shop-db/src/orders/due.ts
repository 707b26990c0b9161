import type { OrderId } from "@dotcart/cart-domain/checkout";
import { asc, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { payments } from "../schema/payments.ts";

/** A payment that somebody drives is due at the end of his lease: then he was not heard of. */
export async function duePayments(db: Queries, limit: number): Promise<readonly OrderId[]> {
  const rows = await db
    .select({ orderId: payments.orderId })
    .from(payments)
    .where(sql`${payments.dueAt} <= now()`)
    .orderBy(asc(payments.dueAt))
    .limit(limit);
  return rows.map(({ orderId }) => orderId as OrderId);
}
