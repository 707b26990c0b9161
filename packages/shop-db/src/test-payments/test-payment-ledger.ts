import { type Currency, invariant } from "@dotcart/cart-domain";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import { testPayments } from "../schema/test-payments.ts";
import type { TestPayment, TestPaymentLedger, TestPaymentState } from "./port.ts";

export function createTestPaymentLedger(connection: Connection): TestPaymentLedger {
  const find = async (key: string): Promise<TestPayment | null> => {
    const [row] = await connection.ask((db) =>
      db.select().from(testPayments).where(eq(testPayments.key, key)),
    );
    return row === undefined ? null : paymentOf(row);
  };
  return {
    find,

    async open({ amount, createdAt, ...payment }) {
      const [row] = await connection.ask((db) =>
        db
          .insert(testPayments)
          .values({
            ...payment,
            amount: amount.amount,
            currency: amount.currency,
            createdAt: new Date(createdAt),
          })
          .onConflictDoNothing({ target: testPayments.key })
          .returning(),
      );
      if (row !== undefined) return paymentOf(row);
      const there = await find(payment.key);
      invariant(there !== null, "a key that is in the way is there, for nothing is ever deleted");
      return there;
    },

    async move(key, from, to) {
      const counted = {
        ...(to === "captured" ? { captures: sql`${testPayments.captures} + 1` } : {}),
        ...(to === "refunded" ? { refunds: sql`${testPayments.refunds} + 1` } : {}),
      };
      const [row] = await connection.ask((db) =>
        db
          .update(testPayments)
          .set({ state: to, ...counted })
          .where(and(eq(testPayments.key, key), inArray(testPayments.state, [...from])))
          .returning(),
      );
      // Read by a statement of its own: the one above may have waited for whoever moved it, and saw it as it was before.
      return row === undefined ? find(key) : paymentOf(row);
    },
  };
}

const paymentOf = (row: typeof testPayments.$inferSelect): TestPayment => ({
  key: row.key,
  reference: row.reference,
  token: row.token,
  amount: { amount: row.amount, currency: row.currency as Currency },
  state: row.state as TestPaymentState,
  captures: row.captures,
  refunds: row.refunds,
  createdAt: row.createdAt.getTime(),
});
