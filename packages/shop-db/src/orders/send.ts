import { ok, type Result, refuse } from "@dotcart/cart-domain";
import { canBecome, type OrderId } from "@dotcart/cart-domain/checkout";
import { eq } from "drizzle-orm";
import type { Database } from "../connection/pool.ts";
import { orders } from "../schema/orders.ts";
import { outbox } from "../schema/outbox.ts";
import { audit } from "./audit.ts";
import { lockOrder } from "./locked.ts";
import type { OrderProblem } from "./port.ts";

/**
 * Says that the goods left, or arrived; said twice is said once. An order that is to be refunded does not leave any more:
 * its goods would be gone and its money too.
 */
export async function sendOrder(
  db: Database,
  orderId: OrderId,
  { becomes, actor }: { readonly becomes: "fulfilled" | "delivered"; readonly actor: string },
): Promise<Result<null, OrderProblem>> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order === null) return refuse({ kind: "no-such-order" });
    if (order.status === becomes) return ok(null);
    const isToBeRefunded = becomes === "fulfilled" && order.goal !== "charge";
    if (isToBeRefunded || !canBecome(order.status, becomes))
      return refuse({ kind: "order-state", status: order.status });
    await tx.update(orders).set({ status: becomes }).where(eq(orders.id, orderId));
    await audit(tx, orderId, { actor, action: becomes });
    if (becomes === "fulfilled")
      await tx.insert(outbox).values({ topic: "order.fulfilled", key: orderId, payload: {} });
    return ok(null);
  });
}
