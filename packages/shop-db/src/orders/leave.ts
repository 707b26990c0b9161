import type { OrderId } from "@dotcart/cart-domain/checkout";
import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { payments } from "../schema/payments.ts";

/** `note` gives the right back where nothing is left to do; then this finds nothing to write. */
export async function leavePayment(
  db: Queries,
  orderId: OrderId,
  { driver, dueInMilliseconds }: { readonly driver: string; readonly dueInMilliseconds: number | null },
): Promise<void> {
  const isMine = and(eq(payments.orderId, orderId), eq(payments.driver, driver));
  const isHeld = or(isNotNull(payments.drivenUntil), isNotNull(payments.dueAt));
  await (dueInMilliseconds === null
    ? db.update(payments).set({ drivenUntil: null, dueAt: null }).where(and(isMine, isHeld))
    : db
        .update(payments)
        .set({ drivenUntil: null, dueAt: fromNow(dueInMilliseconds) })
        .where(isMine));
}

const fromNow = (milliseconds: number) => sql`clock_timestamp() + ${milliseconds} * interval '1 millisecond'`;
