import type { Order } from "@dotcart/cart-domain/checkout";
import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { sqlState } from "../connection/sql-state.ts";
import { orderByKey } from "./by-key.ts";
import { orderRows } from "./order-rows.ts";
import type { NewOrder, Placed } from "./port.ts";
import { orderById } from "./read-order.ts";
import { takenDots } from "./taken-dots.ts";

/** What stands in the way may be gone when it is looked at: its order was declined just then. */
const attempts = 10;

/** One call of `place_order`, which is one transaction; why it refused is asked afterwards. */
export async function placeOrder(db: Queries, order: NewOrder): Promise<Placed> {
  const rows = JSON.stringify(orderRows(order));
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const [written] = await db.execute<{ it: Written | null }>(
        sql`select place_order(${rows}::jsonb) as it`,
      );
      if (written?.it == null) return { kind: "outdated" };
      return { kind: "placed", order: asPlaced(order, written.it) };
    } catch (error) {
      const refusal = refusals[sqlState(error) ?? ""];
      if (refusal === undefined) throw error;
      const placed = await refusal(db, order);
      if (placed !== null) return placed;
    }
  }
  return { kind: "outdated" };
}

type Refusal = (db: Queries, order: NewOrder) => Promise<Placed | null>;

/** By the SQLSTATE that `place_order` raises; null where nothing is in the way any more. */
const refusals: Readonly<Record<string, Refusal>> = {
  async SHKEY(db, { subject, key, requestHash }) {
    const known = await orderByKey(db, { subject, key });
    if (known === null) return null;
    if (known.requestHash !== requestHash) return { kind: "key-reused" };
    const order = await orderById(db, known.orderId);
    return order === null ? null : { kind: "replayed", order };
  },
  async SHDOT(db, { lines }) {
    const taken = await takenDots(
      db,
      lines.flatMap(({ dots }) => dots),
    );
    return taken.length === 0 ? null : { kind: "dots-taken", taken };
  },
  SHOLD: async () => ({ kind: "outdated" }),
};

type Written = { readonly number: string; readonly at: number };

function asPlaced(
  { key: _key, requestHash: _hash, cartId: _cart, lines, payment, ...order }: NewOrder,
  { number, at }: Written,
): Order {
  return {
    ...order,
    number,
    status: "pending",
    lines: lines.map(({ dots: _dots, ...line }) => line),
    payment: { provider: payment.provider, state: "new", action: null, reason: null },
    history: [{ at, actor: order.subject, action: "placed" }],
  };
}
