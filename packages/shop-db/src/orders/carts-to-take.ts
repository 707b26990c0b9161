import type { CartId, Dot } from "@dotcart/cart-domain";
import type { OrderId } from "@dotcart/cart-domain/checkout";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { orders } from "../schema/orders.ts";
import type { CartToTake } from "./port.ts";

/** What somebody has in his hands could not be noted now. */
export async function cartsToTake(db: Queries, limit: number): Promise<readonly CartToTake[]> {
  const waiting = charged(db, isNull(orders.cartTakenAt)).limit(limit);
  return (await waiting.for("no key update", { skipLocked: true })).map(cartToTake);
}

export async function dotsOf(db: Queries, orderId: OrderId): Promise<CartToTake | null> {
  const [row] = await charged(db, eq(orders.id, orderId));
  return row === undefined ? null : cartToTake(row);
}

export async function cartsTaken(db: Queries, orderIds: readonly OrderId[]): Promise<void> {
  const wanted = JSON.stringify(orderIds);
  await db.execute(sql`select carts_taken(array(select jsonb_array_elements_text(${wanted}::jsonb)))`);
}

/** What a pending order holds is not charged yet, and what a cancelled one held never was. */
const charged = (db: Queries, which: SQL) =>
  db
    .select({ orderId: orders.id, cartId: orders.cartId, subject: orders.subject, dots: dotsJson })
    .from(orders)
    .where(and(which, inArray(orders.status, ["paid", "fulfilled", "delivered", "refunded"])))
    .orderBy(asc(orders.number));

type Row = Awaited<ReturnType<typeof charged>>[number];

const cartToTake = ({ orderId, cartId, subject, dots }: Row): CartToTake => ({
  orderId: orderId as OrderId,
  cartId: cartId as CartId,
  subject,
  dots: dots as readonly Dot[],
});

const dotsJson = sql<readonly string[]>`(
  select coalesce(json_agg(rid || ':' || n order by rid, n), '[]') from order_dots where order_id = orders.id
)`;
