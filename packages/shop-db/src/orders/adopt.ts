import { sql } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import type { OrderBooks } from "./port.ts";

type Adoption = Parameters<OrderBooks["adopt"]>[0];

/**
 * Orders written to another address stay the guest's: whoever signs in at a browser that others use has shown the guest's
 * token too, and the address is what tells him from them. Keys go along, so that an order whose answer was lost is answered
 * to the account; one that the account has used itself stays.
 */
export async function adoptOrders(db: Queries, { guest, userId, account }: Adoption): Promise<number> {
  const rows = await db.execute(sql`
    with adopted as (
      update orders set subject = ${account}
      from users
      where orders.subject = ${guest} and users.id = ${userId} and users.email_verified
        and lower(orders.email) = users.email
      returning orders.id
    ), keys as (
      update idempotency_keys as theirs set subject = ${account}
      where order_id in (select id from adopted) and not exists (
        select from idempotency_keys as own
        where own.subject = ${account} and own.procedure = theirs.procedure and own.key = theirs.key
      )
    )
    insert into audit_trail (actor, action, target, detail)
    select ${account}, 'adopted', 'order:' || id, jsonb_build_object('from', ${guest}::text) from adopted
    returning 1`);
  return rows.length;
}
