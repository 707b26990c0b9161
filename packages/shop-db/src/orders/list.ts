import type { OrderId } from "@dotcart/cart-domain/checkout";
import { and, desc, eq, lt, ne, or, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { orders } from "../schema/orders.ts";
import { payments } from "../schema/payments.ts";
import { readPlace, writePlace } from "./cursor.ts";
import { moneyOf } from "./money-of.ts";
import type { OrderFilter, OrderPage } from "./port.ts";

/**
 * Latest first. In a subject's own list the attempts whose payment was declined are left out: to him they never were
 * orders.
 */
export async function listOrders(
  db: Queries,
  { subject, status, limit, cursor }: OrderFilter,
): Promise<OrderPage> {
  const before = readPlace(cursor);
  const rows = await db
    .select({
      id: orders.id,
      number: orders.number,
      status: orders.status,
      placedAt: orders.placedAt,
      total: orders.total,
      currency: orders.currency,
      email: orders.email,
      lines: summaryJson,
    })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(
      and(
        subject === undefined
          ? undefined
          : and(
              eq(orders.subject, subject),
              or(ne(orders.status, "cancelled"), ne(payments.state, "declined")),
            ),
        status === undefined ? undefined : eq(orders.status, status),
        before === null ? undefined : lt(orders.number, before),
      ),
    )
    .orderBy(desc(orders.number))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ id, number, placedAt, total, currency, lines, ...row }) => ({
      ...row,
      ...lines,
      id: id as OrderId,
      number: String(number),
      placedAt: placedAt.getTime(),
      total: moneyOf(currency)(total),
    })),
    nextCursor: rows.length > limit && last !== undefined ? writePlace(last.number) : null,
  };
}

type Summary = {
  readonly itemCount: number;
  readonly names: readonly string[];
  readonly image: string | null;
};

const summaryJson = sql<Summary>`(
  select json_build_object(
    'itemCount', sum(quantity),
    'names', coalesce(json_agg(name order by position) filter (where position < 3), '[]'),
    'image', (array_agg(image order by position) filter (where image is not null))[1]
  )
  from order_lines where order_id = orders.id
)`;
