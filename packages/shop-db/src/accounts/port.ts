import type { drizzleAdapter } from "@better-auth/drizzle-adapter";
import type { CartId } from "@dotcart/cart-domain";

/** What the books know of accounts. */
export type AccountBooks = {
  /**
   * The tables of users, sessions, passwords, links and keys, as the account library asks for them. The library turns
   * some failures into answers of its own: `onAway` hears of every question that found Postgres away.
   */
  adapter(onAway: (error: unknown) => void): AccountsAdapter;
  /**
   * The account's cart; `candidate` becomes it when there is none yet. Atomic per account: of calls that overlap one
   * candidate wins, and all answer it.
   */
  cartOf(userId: string, candidate: CartId): Promise<CartId>;
};

export type AccountsAdapter = ReturnType<typeof drizzleAdapter>;
