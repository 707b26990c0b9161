import { invariant } from "@dotcart/cart-domain";
import type { Address } from "@dotcart/cart-domain/checkout";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import type { Queries } from "../connection/pool.ts";
import { addresses } from "../schema/addresses.ts";
import { users } from "../schema/users.ts";
import type { AddressBooks, SavedAddress } from "./address-port.ts";

/** So many an account keeps. */
export const addressesKept = 20;

export function createAddressBooks({ ask }: Connection): AddressBooks {
  return {
    list: (userId) =>
      ask((db) =>
        db
          .select({ id: addresses.id, address: addresses.address })
          .from(addresses)
          .where(eq(addresses.userId, userId))
          .orderBy(desc(addresses.usedAt)),
      ),

    save: (userId, address, id) =>
      ask((db) =>
        db.transaction(async (tx) => {
          if (!(await takeTurn(tx, userId))) return null;
          return id === undefined ? keep(tx, userId, address) : replace(tx, { userId, address, id });
        }),
      ),

    async remove(userId, id) {
      const removed = await ask((db) =>
        db.delete(addresses).where(own(userId, id)).returning({ id: addresses.id }),
      );
      return removed.length > 0;
    },
  };
}

/** One save of an account at a time; false when there is no such account. */
async function takeTurn(db: Queries, userId: string): Promise<boolean> {
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  return user !== undefined;
}

async function keep(db: Queries, userId: string, address: Address): Promise<SavedAddress> {
  const [known] = await db
    .update(addresses)
    .set({ usedAt: laterThanAll(userId) })
    .where(and(eq(addresses.userId, userId), eq(addresses.address, address)))
    .returning(saved);
  if (known !== undefined) return known;
  const [kept] = await db
    .insert(addresses)
    .values({ id: sql`gen_random_uuid()`, userId, address, usedAt: laterThanAll(userId) })
    .returning(saved);
  invariant(kept !== undefined, "an insert answers its row");
  await forgetOldest(db, userId);
  return kept;
}

async function replace(
  db: Queries,
  { userId, address, id }: { readonly userId: string; readonly address: Address; readonly id: string },
): Promise<SavedAddress | null> {
  const [replaced] = await db
    .update(addresses)
    .set({ address, usedAt: laterThanAll(userId) })
    .where(own(userId, id))
    .returning(saved);
  if (replaced === undefined) return null;
  const another = and(eq(addresses.userId, userId), eq(addresses.address, address), ne(addresses.id, id));
  await db.delete(addresses).where(another);
  return replaced;
}

const saved = { id: addresses.id, address: addresses.address };

/** Whoever asks names himself: somebody else's id is none. */
const own = (userId: string, id: string) => and(eq(addresses.userId, userId), eq(addresses.id, id));

/** Two uses within a millisecond are still one after the other. */
const laterThanAll = (userId: string) => sql`greatest(
  clock_timestamp(),
  (select max(it.used_at) + interval '1 ms' from addresses it where it.user_id = ${userId})
)`;

async function forgetOldest(db: Queries, userId: string): Promise<void> {
  await db.execute(sql`
    delete from addresses where id in (
      select id from addresses where user_id = ${userId} order by used_at desc offset ${addressesKept}
    )`);
}
