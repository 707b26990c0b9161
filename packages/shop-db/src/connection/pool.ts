import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { keepPrepared } from "./keep-prepared.ts";

/** What queries are made with; it never leaves this package. */
export type Database = PostgresJsDatabase;

/** A handle inside or outside a transaction. */
export type Queries = Pick<Database, "select" | "insert" | "update" | "delete" | "execute">;

export type Pool = {
  readonly db: Database;
  /**
   * Ends its connections; queries still running fail. (The driver's own waiting end hangs on a connection that was
   * lost in the middle of a query.)
   */
  end(): Promise<void>;
};

export type PoolOptions = {
  readonly url: string;
  readonly connections: number;
  /** Milliseconds a statement may take; 0 for as long as it needs. */
  readonly statementMilliseconds: number;
  /** Whether statements are kept prepared; not behind a pooler that hands connections from one to the other and does not know them. */
  readonly prepares: boolean;
};

/** Connects when first asked for something, and again 0.2 s after it lost a connection. */
export function openPool({ url, connections, statementMilliseconds, prepares }: PoolOptions): Pool {
  const client = postgres(url, {
    max: connections,
    connect_timeout: 1.5,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    keep_alive: 15,
    backoff: () => 0.2,
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: "dotcart",
      statement_timeout: statementMilliseconds,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
  return { db: drizzle(prepares ? keepPrepared(client) : client), end: () => client.end({ timeout: 0 }) };
}
