import type { OrderId } from "@dotcart/cart-domain/checkout";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { payments } from "../schema/payments.ts";

/**
 * `note` gives the right back where nothing is left to do; then this finds nothing to write. A payment is due at the end of
 * its lease; where it is due at another time, somebody asked for something meanwhile, and that is not put off.
 */
export async function leavePayment(
  db: Queries,
  orderId: OrderId,
  { driver, dueInMilliseconds }: { readonly driver: string; readonly dueInMilliseconds: number | null },
): Promise<void> {
  const due =
    dueInMilliseconds === null
      ? sql`null`
      : sql`clock_timestamp() + ${dueInMilliseconds} * interval '1 millisecond'`;
  await db
    .update(payments)
    .set({
      drivenUntil: null,
      dueAt: sql`case when ${payments.dueAt} is distinct from ${payments.drivenUntil} then ${payments.dueAt} else ${due} end`,
    })
    .where(and(eq(payments.orderId, orderId), eq(payments.driver, driver), isNotNull(payments.drivenUntil)));
}
