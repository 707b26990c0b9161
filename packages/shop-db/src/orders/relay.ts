import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import type { Database } from "../connection/pool.ts";
import { outbox } from "../schema/outbox.ts";
import type { OutboxMessage } from "./port.ts";

/** Postgres ends a session that is idle in a transaction for 10 s; whoever handles is given up before that. */
const handlingMilliseconds = 8000;
const relayingMilliseconds = 9000;

type Handle = (message: OutboxMessage) => Promise<void>;

/**
 * A portion of messages in one transaction, handled side by side: one that fails holds up none. A crash repeats those of
 * the portion. The rows stay locked while they are handled, so any number of processes may do this.
 */
export function relay({ ask }: Connection, limit: number, handle: Handle): Promise<number> {
  return ask((db) => relayPortion(db, limit, handle), relayingMilliseconds);
}

function relayPortion(db: Database, limit: number, handle: Handle): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: outbox.id, topic: outbox.topic, orderId: outbox.key, attempts: outbox.attempts })
      .from(outbox)
      .where(and(isNull(outbox.publishedAt), sql`${outbox.dueAt} <= now()`))
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    const isHandled = await Promise.all(rows.map((row) => inTime(() => handle(row as OutboxMessage))));
    const idsOf = (outcome: boolean) => rows.flatMap(({ id }, at) => (isHandled[at] === outcome ? [id] : []));
    const handled = idsOf(true);
    const failed = idsOf(false);
    const attempts = sql`${outbox.attempts} + 1`;
    if (handled.length > 0)
      await tx
        .update(outbox)
        .set({ attempts, publishedAt: sql`clock_timestamp()` })
        .where(inArray(outbox.id, handled));
    if (failed.length > 0)
      await tx.update(outbox).set({ attempts, dueAt: later }).where(inArray(outbox.id, failed));
    return handled.length;
  });
}

/** Whether it resolved, and before it was given up. */
async function inTime(handle: () => Promise<void>): Promise<boolean> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("Handling took too long")), handlingMilliseconds);
  try {
    await Promise.race([handle(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** In 1, 2, 4 … seconds, five minutes at most. */
const later = sql`clock_timestamp() + least(2 ^ least(${outbox.attempts}, 9), 300) * interval '1 second'`;
