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
  /** What somebody may do beside shopping; an account that is none may do nothing. */
  roleOf(userId: string): Promise<Role>;
  /** Gives an account the merchant's role, and says so in the audit trail. Answers whether there is such an account. */
  makeAdmin(userId: string): Promise<boolean>;
  /**
   * Opens an account with the merchant's role whose address counts as shown, all at once or not at all. False, and
   * nothing is changed, when the address has an account, whoever's: what somebody else signed up for gains nothing.
   */
  createAdmin(admin: NewAdmin): Promise<boolean>;
};

export type Role = "shopper" | "admin";

export type NewAdmin = {
  readonly email: string;
  readonly name: string;
  /** As the account library hashes it. */
  readonly passwordHash: string;
};

export type AccountsAdapter = ReturnType<typeof drizzleAdapter>;
