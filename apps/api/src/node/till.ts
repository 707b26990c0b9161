import type { OrderId } from "@dotcart/cart-domain/checkout";
import { type CheckoutLocksOptions, createCheckoutLocks } from "@dotcart/cart-store";
import type { ShopDb } from "@dotcart/shop-db";
import { createBooksGuard, guardedBooks } from "../checkout/books-guard.ts";
import type { OrderLinks, Till } from "../checkout/port.ts";
import { rememberedTerms } from "../checkout/remembered-terms.ts";
import type { NodeEnv } from "../env.ts";
import type { Log } from "../log/port.ts";
import { createOrderLinks } from "../orders/links.ts";
import { patience } from "../patience.ts";
import { providersOf } from "../payment/providers-of.ts";

export type TillOptions = {
  readonly db: Pick<ShopDb, "orders" | "addresses" | "merchant" | "accounts" | "testPayments">;
  readonly redis: CheckoutLocksOptions["redis"];
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: Log;
  readonly wake: () => void;
};

/** What stands behind checkout and orders, of the parts that this process has. */
export async function openTill(env: NodeEnv, { db, redis, clock, log, wake }: TillOptions): Promise<Till> {
  const ordersGuard = createBooksGuard("orders", log);
  const accountsGuard = createBooksGuard("accounts", log);
  const links = createOrderLinks({ secrets: env.SESSION_SECRET, storefrontUrl: env.STOREFRONT_URL });
  const providers = await providersOf(env, {
    ledger: db.testPayments,
    clock,
    log,
    returnUrl: returnUrlOf(links, env.STOREFRONT_URL),
  });
  const orders = guardedBooks(db.orders, ordersGuard);
  const terms = rememberedTerms(() => orders.terms(env.CURRENCY), {
    now: clock,
    maxAgeMilliseconds: patience.catalogueCopy,
  });
  return {
    orders: { ...orders, terms },
    addresses: guardedBooks(db.addresses, accountsGuard),
    merchant: guardedBooks(db.merchant, ordersGuard),
    providers,
    locks: createCheckoutLocks({ redis, batch: true }),
    links,
    roleOf: (userId) => accountsGuard(() => db.accounts.roleOf(userId)),
    wake,
    homeCountry: env.HOME_COUNTRY,
    reservationMilliseconds: env.RESERVATION_SECONDS * 1000,
  };
}

/** The order's page without a language, which the storefront puts in as the shopper's browser has it. */
const returnUrlOf =
  ({ keyOf }: OrderLinks, storefrontUrl: string) =>
  (orderId: OrderId): string => {
    const url = new URL(`/orders/${orderId}`, storefrontUrl);
    url.searchParams.set("key", keyOf(orderId));
    return url.href;
  };
