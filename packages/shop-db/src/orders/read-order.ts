import type { ProductId, VariantId } from "@dotcart/cart-domain";
import {
  type DeliveryId,
  type DiscountCode,
  type Order,
  type OrderAction,
  type OrderEvent,
  type OrderId,
  type OrderLine,
  orderActions,
} from "@dotcart/cart-domain/checkout";
import { eq, sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { orders } from "../schema/orders.ts";
import { payments } from "../schema/payments.ts";
import { moneyOf } from "./money-of.ts";

/** In one statement, so that order, payment and history are of one moment. */
export async function orderById(db: Queries, orderId: OrderId): Promise<Order | null> {
  const [row] = await db
    .select({
      order: orders,
      provider: payments.provider,
      state: payments.state,
      action: payments.action,
      reason: payments.reason,
      lines: linesJson,
      history: historyJson,
    })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  if (row === undefined) return null;
  const { order, provider, state, action, reason } = row;
  const amount = moneyOf(order.currency);
  return {
    id: order.id as OrderId,
    number: String(order.number),
    status: order.status,
    subject: order.subject,
    email: order.email,
    language: order.language,
    address: order.address,
    lines: row.lines.map(({ price, subtotal, variantId, productId, ...line }) => ({
      ...line,
      variantId: variantId as VariantId,
      productId: productId as ProductId,
      price: amount(price),
      subtotal: amount(subtotal),
    })),
    subtotal: amount(order.subtotal),
    discount:
      order.discountCode === null
        ? null
        : { code: order.discountCode as DiscountCode, amount: amount(order.discount) },
    delivery: {
      id: order.deliveryId as DeliveryId,
      name: order.deliveryName,
      price: amount(order.delivery),
    },
    tax: { basisPoints: order.taxBasisPoints, amount: amount(order.tax) },
    total: amount(order.total),
    placedAt: order.placedAt.getTime(),
    payment: { provider, state, action, reason },
    history: row.history.flatMap(({ at, actor, action: done }): OrderEvent[] =>
      isOrderAction(done) ? [{ at, actor, action: done }] : [],
    ),
  };
}

type LineRow = Omit<OrderLine, "price" | "subtotal" | "variantId" | "productId"> & {
  readonly variantId: string;
  readonly productId: string;
  readonly price: number;
  readonly subtotal: number;
};

/** The tables' names are written out: Drizzle drops them from the columns of a select of one table. */
const linesJson = sql<readonly LineRow[]>`(
  select json_agg(json_build_object(
    'variantId', variant_id, 'productId', product_id, 'sku', sku, 'name', name, 'variantName', variant_name,
    'slug', slug, 'image', image, 'price', price, 'quantity', quantity, 'subtotal', subtotal
  ) order by position)
  from order_lines where order_id = orders.id
)`;

const historyJson = sql<readonly { at: number; actor: string; action: string }[]>`(
  select coalesce(json_agg(json_build_object(
    'at', (extract(epoch from at) * 1000)::bigint, 'actor', actor, 'action', audit_trail.action
  ) order by audit_trail.id), '[]')
  from audit_trail where target = 'order:' || orders.id
)`;

const isOrderAction = (action: string): action is OrderAction =>
  (orderActions as readonly string[]).includes(action);
