import { createHash } from "node:crypto";
import type { IdempotencyKey } from "@dotcart/cart-domain/checkout";
import { patience } from "../patience.ts";
import { within } from "../within.ts";
import type { AtTill } from "./desk.ts";

const lockMilliseconds = 120_000;

/**
 * Does the work while nobody else of this cart is at the till; null where somebody is. The holder is the shopper with
 * his key, so that he gets in again after a crash. It spares a second device a wait and nothing more: where locks are away
 * the work is done all the same, and one dot is still in one order.
 */
export async function holdTill<Answer>(
  at: AtTill,
  key: IdempotencyKey,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  const holder = holderOf(at.session.subject, key);
  if (!(await take(at, holder))) return null;
  try {
    return await work();
  } finally {
    await release(at, holder);
  }
}

const holderOf = (subject: string, key: IdempotencyKey): string =>
  createHash("sha256").update(`${subject}\n${key}`).digest("base64url");

async function take({ ports, till, session }: AtTill, holder: string): Promise<boolean> {
  try {
    return await within(patience.lock, till.locks.take(session.cartId, holder, lockMilliseconds));
  } catch (err) {
    ports.log.warn({ err }, "a checkout goes on without its lock");
    return true;
  }
}

async function release({ ports, till, session }: AtTill, holder: string): Promise<void> {
  try {
    await within(patience.lock, till.locks.release(session.cartId, holder));
  } catch (err) {
    ports.log.warn({ err }, "a checkout's lock has to run out by itself");
  }
}
