import type { OrderAction, OrderId } from "@dotcart/cart-domain/checkout";
import type { Queries } from "../connection/pool.ts";
import { auditTrail } from "../schema/audit-trail.ts";

/** Belongs into the transaction that did it. `note_payment` and `place_order` write theirs themselves. */
export async function audit(
  db: Queries,
  orderId: OrderId,
  { actor, action, reason }: { actor: string; action: OrderAction; reason?: string | undefined },
): Promise<void> {
  await db.insert(auditTrail).values({
    actor,
    action,
    target: `order:${orderId}`,
    detail: reason === undefined ? {} : { reason },
  });
}
