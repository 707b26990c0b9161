import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { Payment } from "@dotcart/shop-db";
import type { Desk } from "../../checkout/desk.ts";
import { settle } from "../../checkout/settle.ts";

const portion = 10;
/** Who has not paid by then does not any more: his goods go back to the shelf. */
const patienceMilliseconds = 30 * 60_000;

/**
 * Drives payments that nobody else does: of callers that crashed, of providers that did not answer, of shoppers who left.
 * It is over when all of them are, also where one could not be driven: whoever stops the job lets go of nothing half done.
 */
export async function settleDue(desk: Desk): Promise<boolean> {
  const due = await desk.till.orders.due(portion);
  const settled = await Promise.allSettled(due.map((orderId) => settleOne(desk, orderId)));
  for (const each of settled) if (each.status === "rejected") throw each.reason;
  return due.length === portion;
}

async function settleOne(desk: Desk, orderId: OrderId): Promise<void> {
  const driven = await settle(desk, orderId);
  if (driven.kind === "busy" || driven.kind === "settled" || !isStale(desk, driven.payment)) return;
  const wish = { goal: "void", actor: "system", unlessFulfilled: true, reason: "not paid in time" } as const;
  const asked = await desk.till.orders.ask(orderId, wish);
  if (asked.ok) await settle(desk, orderId);
}

const isStale = ({ ports }: Desk, { goal, createdAt }: Payment): boolean =>
  goal === "charge" && ports.clock() - createdAt > patienceMilliseconds;
