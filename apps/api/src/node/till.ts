import { type CheckoutLocksOptions, createCheckoutLocks } from "@dotcart/cart-store";
import type { ShopDb } from "@dotcart/shop-db";
import { createBooksGuard, guardedBooks } from "../checkout/books-guard.ts";
import type { Till } from "../checkout/port.ts";
import type { NodeEnv } from "../env.ts";
import type { Log } from "../log/port.ts";
import { createOrderLinks } from "../orders/links.ts";
import { createTestProvider } from "../payment/test-provider.ts";

export type TillOptions = {
  readonly db: Pick<ShopDb, "orders" | "addresses" | "merchant" | "accounts" | "testPayments">;
  readonly redis: CheckoutLocksOptions["redis"];
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: Log;
  readonly wake: () => void;
};

/** What stands behind checkout and orders, of the parts that this process has. */
export function openTill(env: NodeEnv, { db, redis, clock, log, wake }: TillOptions): Till {
  const ordersGuard = createBooksGuard("orders", log);
  const accountsGuard = createBooksGuard("accounts", log);
  return {
    orders: guardedBooks(db.orders, ordersGuard),
    addresses: guardedBooks(db.addresses, accountsGuard),
    merchant: guardedBooks(db.merchant, ordersGuard),
    providers: new Map([["test", createTestProvider({ ledger: db.testPayments, clock })]]),
    locks: createCheckoutLocks({ redis }),
    links: createOrderLinks({ secrets: env.SESSION_SECRET, storefrontUrl: env.STOREFRONT_URL }),
    roleOf: (userId) => accountsGuard(() => db.accounts.roleOf(userId)),
    wake,
    homeCountry: env.HOME_COUNTRY,
    reservationMilliseconds: env.RESERVATION_SECONDS * 1000,
  };
}
