import { and, desc, eq, lt } from "drizzle-orm";
import type { Queries } from "../connection/pool.ts";
import { auditTrail } from "../schema/audit-trail.ts";
import type { AuditPage, MerchantBooks } from "./port.ts";

/** A page of the trail, latest first. Its cursor is the number of its last entry. */
export async function readAudit(
  db: Queries,
  { target, limit, cursor }: Parameters<MerchantBooks["audit"]>[0],
): Promise<AuditPage> {
  const before = cursor === undefined || !/^\d{1,15}$/.test(cursor) ? undefined : Number(cursor);
  const rows = await db
    .select()
    .from(auditTrail)
    .where(
      and(
        target === undefined ? undefined : eq(auditTrail.target, target),
        before === undefined ? undefined : lt(auditTrail.id, before),
      ),
    )
    .orderBy(desc(auditTrail.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(({ at, ...entry }) => ({ ...entry, at: at.getTime() }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? String(last.id) : null };
}
