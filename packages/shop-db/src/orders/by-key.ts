import type { OrderId } from "@dotcart/cart-domain/checkout";
import { and, eq } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { idempotencyKeys } from "../schema/idempotency-keys.ts";
import type { OrderBooks } from "./port.ts";
import { placing } from "./procedure.ts";

export async function orderByKey(
  db: Queries,
  { subject, key }: Parameters<OrderBooks["byKey"]>[0],
): ReturnType<OrderBooks["byKey"]> {
  const [row] = await db
    .select({ requestHash: idempotencyKeys.requestHash, orderId: idempotencyKeys.orderId })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.subject, subject),
        eq(idempotencyKeys.procedure, placing),
        eq(idempotencyKeys.key, key),
      ),
    );
  return row === undefined ? null : { ...row, orderId: row.orderId as OrderId };
}
