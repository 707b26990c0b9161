import type { TestPaymentLedger } from "@dotcart/shop-db";
import { createTestProvider } from "../../src/payment/test-provider.ts";
import type { ProviderUnderTest } from "./provider-contract.ts";

/** The test provider over a book, as the contract wants it. */
export function testBank(ledger: TestPaymentLedger): ProviderUnderTest {
  let isLossy = false;
  const loseIfAsked = <Answer>(answer: Answer): Answer => {
    if (!isLossy) return answer;
    isLossy = false;
    throw new Error("The answer was lost.");
  };
  const lossy: TestPaymentLedger = {
    find: async (key) => loseIfAsked(await ledger.find(key)),
    open: async (payment) => loseIfAsked(await ledger.open(payment)),
    move: async (key, from, to) => loseIfAsked(await ledger.move(key, from, to)),
  };
  return {
    open: () => createTestProvider({ ledger: lossy, clock: Date.now }),
    tokens: { ok: "ok", declined: "declined", secondStep: "second-step" },
    doSecondStep: async (_, succeeds) => (succeeds ? "ok" : "declined"),
    async moved(orderId) {
      const payment = await ledger.find(orderId);
      const { amount, captures, refunds } = payment ?? { amount: { amount: 0 }, captures: 0, refunds: 0 };
      return { taken: amount.amount * captures, returned: amount.amount * refunds };
    },
    loseNextAnswer() {
      isLossy = true;
    },
  };
}
