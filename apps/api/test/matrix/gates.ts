import type { Sql } from "postgres";

/** Places inside of the one statement that enters an order, in the order in which it comes there. */
export const gates = {
  key: "after insert on idempotency_keys",
  dots: "after insert on order_dots",
  outbox: "after insert on outbox",
  stock: "after update on variants",
  commit: "after insert on orders",
} as const;
export type Gate = keyof typeof gates;

export type Gates = {
  /** The next statement that comes there stands there, in the middle of its transaction, until `open`. */
  close(gate: Gate): Promise<void>;
  /** Whether somebody stands there. */
  isHeld(): Promise<boolean>;
  /** Postgres ends the session of whoever stands there: his transaction is undone. */
  breakOff(): Promise<void>;
  open(): Promise<void>;
};

/**
 * Gates in a test's own database: triggers that wait for a lock which the test holds. The one of `commit` is a deferred
 * constraint's, so that a transaction stands there when COMMIT is under way and nothing is left to do but that.
 */
export async function buildGates(sql: Sql): Promise<Gates> {
  const holder = await sql.reserve();
  for (const [gate, when] of Object.entries(gates)) {
    const isLate = gate === "commit";
    // A sequence counts outside of transactions: of all that come to a gate, one is the first, and only it waits.
    await sql.unsafe(`
      create sequence gate_${gate} start 2;
      create function gate_${gate}() returns trigger language plpgsql as $$
      begin
        if nextval('gate_${gate}') = 1 then perform pg_advisory_xact_lock_shared(${lock}); end if;
        return null;
      end $$;
      create ${isLate ? "constraint" : ""} trigger zz_gate_${gate} ${when}
      ${isLate ? "deferrable initially deferred for each row" : "for each statement"}
      execute function gate_${gate}();
    `);
  }
  let isClosed = false;
  return {
    async close(gate) {
      await holder`select pg_advisory_lock(${lock})`;
      isClosed = true;
      await holder`select setval(${`gate_${gate}`}, 1, false)`;
    },
    async isHeld() {
      const waiting = await sql`
        select 1 from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`;
      return waiting.length > 0;
    },
    async breakOff() {
      await sql`
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and objid = ${lock} and not granted`;
    },
    async open() {
      if (!isClosed) return;
      isClosed = false;
      for (const gate of Object.keys(gates)) await holder`select nextval(${`gate_${gate}`})`;
      await holder`select pg_advisory_unlock(${lock})`;
    },
  };
}

const lock = 471_100;
