import { type CartId, invariant } from "@dotcart/cart-domain";
import { sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import { cartOwner } from "../schema/cart-owner.ts";
import { createAccountsAdapter } from "./adapter.ts";
import { createAdmins } from "./admins.ts";
import type { AccountBooks } from "./port.ts";

export function createAccountBooks(connection: Connection): AccountBooks {
  return {
    ...createAdmins(connection),

    adapter: (onAway) => createAccountsAdapter(connection, onAway),

    async cartOf(userId, candidate) {
      // Setting a column to itself makes the row that is there come back, in the one statement that looks for it.
      const [owner] = await connection.ask((db) =>
        db
          .insert(cartOwner)
          .values({ userId, cartId: candidate })
          .onConflictDoUpdate({ target: cartOwner.userId, set: { userId: sql`excluded.user_id` } })
          .returning({ cartId: cartOwner.cartId }),
      );
      invariant(owner !== undefined, "an upsert answers the row");
      return owner.cartId as CartId;
    },
  };
}
