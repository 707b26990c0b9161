import { eventually } from "../full-stack.ts";
import type { Outcome } from "./client.ts";
import type { Stand } from "./stand.ts";

type Seeing = Pick<Stand, "sql" | "redis">;

/** Until it is answered, or stands in Postgres behind somebody else's row. */
export async function answeredOrHeld({ sql }: Seeing, outcome: Promise<Outcome>): Promise<void> {
  let isAnswered = false;
  void outcome.then(() => {
    isAnswered = true;
  });
  const isHeld = async (): Promise<boolean> =>
    isAnswered ||
    (await sql`select from pg_stat_activity where wait_event_type = 'Lock' and wait_event <> 'advisory'`)
      .length > 0;
  await eventually(isHeld, (isSo) => isSo);
}

/**
 * As if two minutes were over: what is held for that long at most, by the lock of the till (120 s) or the right to drive a
 * payment (30 s), is free, and what is put off is due. What was taken without an end stays taken, and shows.
 */
export async function timePasses({ sql, redis }: Seeing, cartId: string): Promise<void> {
  const [lock] = await redis.keys(`*checkout:${cartId}`);
  const left = lock === undefined ? 0 : await redis.pttl(lock);
  if (lock !== undefined && left > 0 && left <= 120_000) await redis.pexpire(lock, 1);
  await sql`
    update payments set
      driven_until = case when driven_until <= now() + interval '30 seconds' then now() else driven_until end,
      due_at = case when due_at <= now() + interval '60 seconds' then now() else due_at end
    where order_id in (select id from orders where cart_id = ${cartId})`;
}

/** Of every order of all cells: words about it that never left, or were written twice. Empty when all left that had to. */
export async function unsaid({ sql }: Seeing): Promise<readonly object[]> {
  await eventually(
    () => sql`select from outbox where published_at is null`,
    (waiting) => waiting.length === 0,
  ).catch(() => {});
  return sql`
    select orders.id, status, array_agg(topic order by outbox.id) as topics,
      count(*) filter (where published_at is null)::int as waiting
    from orders left join outbox on key = orders.id
    group by orders.id
    having count(*) filter (where published_at is null) > 0 or count(topic) <> count(distinct topic)
      or (status = 'paid') <> coalesce(bool_or(topic = 'order.paid'), false)`;
}

/** Until nothing of this cart's orders is under way: jobs do it. What never comes to rest is found by who looks into the books. */
export async function atRest(stand: Seeing, cartId: string): Promise<void> {
  const isDone = async (): Promise<boolean> => {
    const open = await stand.sql`
      select from orders join payments on order_id = orders.id where cart_id = ${cartId} and (
        status = 'pending' or due_at is not null or driven_until is not null
        or (status <> 'cancelled' and cart_taken_at is null)
      )`;
    if (open.length > 0) await timePasses(stand, cartId);
    return open.length === 0;
  };
  await eventually(isDone, (isSo) => isSo).catch(() => {});
}
