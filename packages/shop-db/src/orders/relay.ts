import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import type { Database } from "../connection/pool.ts";
import { outbox } from "../schema/outbox.ts";
import type { OutboxMessage } from "./port.ts";

/** Postgres ends a session that is idle in a transaction for 10 s; whoever handles is given up before that. */
const handlingMilliseconds = 8000;
const relayingMilliseconds = 9000;

type Handle = (message: OutboxMessage) => Promise<void>;

/** Each message in a transaction of its own: one that fails holds up none, and a crash repeats one. */
export async function relay({ ask }: Connection, limit: number, handle: Handle): Promise<number> {
  let handled = 0;
  for (let count = 0; count < limit; count++) {
    const outcome = await ask((db) => relayNext(db, handle), relayingMilliseconds);
    if (outcome === "none") break;
    if (outcome === "handled") handled++;
  }
  return handled;
}

/** The row stays locked while it is handled, so any number of processes may do this. */
function relayNext(db: Database, handle: Handle): Promise<"handled" | "failed" | "none"> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: outbox.id, topic: outbox.topic, orderId: outbox.key, attempts: outbox.attempts })
      .from(outbox)
      .where(and(isNull(outbox.publishedAt), sql`${outbox.dueAt} <= now()`))
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (row === undefined) return "none";
    const isHandled = await inTime(() => handle(row as OutboxMessage));
    await tx
      .update(outbox)
      .set(
        isHandled
          ? { attempts: row.attempts + 1, publishedAt: sql`clock_timestamp()` }
          : { attempts: row.attempts + 1, dueAt: laterAfter(row.attempts) },
      )
      .where(eq(outbox.id, row.id));
    return isHandled ? "handled" : "failed";
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

/** 1, 2, 4 … seconds, five minutes at most. */
const laterAfter = (attempts: number) =>
  sql`clock_timestamp() + ${Math.min(2 ** attempts, 300)} * interval '1 second'`;
