import type { TestPayment, TestPaymentLedger } from "@dotcart/shop-db";

/** The test bank's book in memory, and what a test may read in it. */
export function createMemoryLedger(): TestPaymentLedger & { all(): readonly TestPayment[] } {
  const book = new Map<string, TestPayment>();
  const write = (payment: TestPayment): TestPayment => {
    book.set(payment.key, payment);
    return payment;
  };
  return {
    all: () => [...book.values()],
    find: async (key) => book.get(key) ?? null,
    open: async (payment) => book.get(payment.key) ?? write({ ...payment, captures: 0, refunds: 0 }),
    async move(key, from, to) {
      const known = book.get(key);
      if (known === undefined || !from.includes(known.state)) return known ?? null;
      return write({
        ...known,
        state: to,
        captures: known.captures + (to === "captured" ? 1 : 0),
        refunds: known.refunds + (to === "refunded" ? 1 : 0),
      });
    },
  };
}
