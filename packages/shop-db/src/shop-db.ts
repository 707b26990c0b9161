import { sql } from "drizzle-orm";
import { createAccountBooks } from "./accounts/account-books.ts";
import { createAddressBooks } from "./accounts/address-books.ts";
import type { AddressBooks } from "./accounts/address-port.ts";
import type { AccountBooks } from "./accounts/port.ts";
import { createCatalog } from "./catalog/catalog.ts";
import type { Catalog } from "./catalog/port.ts";
import { createChanges } from "./change/changes.ts";
import type { Changes } from "./change/port.ts";
import { connect } from "./connection/connection.ts";
import { migrate } from "./connection/migrate.ts";
import { createMerchantBooks } from "./merchant/merchant-books.ts";
import type { MerchantBooks } from "./merchant/port.ts";
import { createOrderBooks } from "./orders/order-books.ts";
import type { OrderBooks } from "./orders/port.ts";
import type { Projection, ProjectionPort } from "./projection/port.ts";
import { createProjection } from "./projection/projection.ts";
import type { Seeded, SeedOptions } from "./seed/port.ts";
import type { TestPaymentLedger } from "./test-payments/port.ts";
import { createTestPaymentLedger } from "./test-payments/test-payment-ledger.ts";

export type ShopDbOptions = {
  /** Told of every change after its commit. Absent: changes stay queued for `projectDue`. */
  readonly projection?: ProjectionPort;
  /** Told when the projection could not be: the change is made and stays queued. */
  readonly onProjectionFailure?: (error: unknown) => void;
  /** At most this many connections at once; 10 unless told. */
  readonly connections?: number;
  /** How long one answer may take before the database counts as away; 2000 unless told. */
  readonly deadlineMilliseconds?: number;
  /**
   * Whether frequent statements are kept prepared; true unless told. Not behind a pooler that hands a connection on after
   * each transaction and does not know prepared statements.
   */
  readonly prepares?: boolean;
  /** Where the migrations are; needed only where this package is bundled. */
  readonly migrationsFolder?: string;
};

/**
 * The shop's books in Postgres. It connects when first asked, so it can be made while Postgres is away. Every call
 * answers or rejects with `DatabaseAway` within the deadline, and works again by itself once Postgres is back. Calls of
 * `orders` may queue for one another: while Postgres answers anybody they wait for ten seconds.
 */
export type ShopDb = {
  readonly catalog: Catalog;
  readonly products: Changes;
  readonly projection: Projection;
  readonly accounts: AccountBooks;
  readonly addresses: AddressBooks;
  readonly merchant: MerchantBooks;
  readonly orders: OrderBooks;
  /** The book of the provider that plays a bank; no book of the shop. */
  readonly testPayments: TestPaymentLedger;
  /** Brings the schema up to date; takes as long as it takes. */
  migrate(): Promise<void>;
  /** Fills the shop with its first goods; what is there already is left alone. */
  seed(options?: SeedOptions): Promise<Seeded>;
  /** Resolves when Postgres answers. */
  ping(): Promise<void>;
  /** Lets running calls finish; each has its deadline. */
  close(): Promise<void>;
};

export function createShopDb(url: string, options: ShopDbOptions = {}): ShopDb {
  const {
    connections = 10,
    deadlineMilliseconds = 2000,
    prepares = true,
    migrationsFolder,
    ...changes
  } = options;
  const connection = connect(url, { connections, deadlineMilliseconds, prepares });
  return {
    catalog: createCatalog(connection),
    products: createChanges(connection, changes),
    projection: createProjection(connection),
    accounts: createAccountBooks(connection),
    addresses: createAddressBooks(connection),
    merchant: createMerchantBooks(connection, changes),
    orders: createOrderBooks(connection),
    testPayments: createTestPaymentLedger(connection),
    migrate: () => connection.askAtLength((db) => migrate(db, migrationsFolder)),
    async seed(seedOptions = {}) {
      const { seed } = await import("./seed/seed.ts");
      return connection.askAtLength((db) => seed(db, seedOptions));
    },
    async ping() {
      await connection.ask((db) => db.execute(sql`select 1`));
    },
    close: () => connection.close(),
  };
}
