import type { TestPayment, TestPaymentLedger } from "@dotcart/shop-db";
import { ForgedWebhook, type KnownPayment, type PaymentAnswer, type PaymentProvider } from "./port.ts";

export type TestProviderOptions = {
  readonly ledger: TestPaymentLedger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
};

/** What a shopper may pay with at the test bank. Anything else is declined. */
export const testTokens = ["ok", "declined", "second-step", "timeout"] as const;

/** So long after it began, a payment by `timeout` is done as asked and never answered. */
export const silentMilliseconds = 2000;

/**
 * A bank that moves no money. `ok` pays; `declined` does not; `second-step` asks for a word, which is `ok` or anything
 * else to decline; `timeout` is taken and not answered at first. It keeps a book of its own (`ledger`), apart from the
 * shop's and in statements of its own, as a real one would: what it has done stays done whatever becomes of the caller.
 */
export function createTestProvider({ ledger, clock }: TestProviderOptions): PaymentProvider {
  const open = (payment: KnownPayment, state: TestPayment["state"]): Promise<TestPayment> =>
    ledger.open({
      key: payment.orderId,
      reference: `test_${payment.orderId}`,
      token: payment.token,
      amount: payment.amount,
      state,
      createdAt: clock(),
    });

  const move = async (
    payment: KnownPayment,
    from: readonly TestPayment["state"][],
    to: TestPayment["state"],
  ): Promise<PaymentAnswer> => answer(await ledger.move(payment.orderId, from, to));

  function answer(known: TestPayment | null): PaymentAnswer {
    if (known === null) throw new Error("The test bank has never heard of this payment.");
    if (known.token === "timeout" && clock() < known.createdAt + silentMilliseconds)
      throw new Error("The test bank does not answer.");
    const { state, reference } = known;
    if (state === "requires-action") return { state, reference, action: { kind: "challenge" } };
    return state === "declined" ? { state, reference, reason: reasonOf(known.token) } : { state, reference };
  }

  return {
    id: "test",

    async authorise(payment) {
      const known = await open(payment, firstState.get(payment.token) ?? "declined");
      const isOther = known.token !== payment.token || known.amount.amount !== payment.amount.amount;
      if (isOther) throw new Error("The test bank knows this order by another amount or token.");
      return answer(known);
    },

    confirm: (payment, token) =>
      move(payment, ["requires-action"], token === "ok" ? "authorised" : "declined"),

    capture: (payment) => move(payment, ["authorised"], "captured"),

    async void(payment) {
      const known = await ledger.move(payment.orderId, ["authorised", "requires-action"], "voided");
      return answer(known ?? (await openVoided(payment)));
    },

    refund: (payment) => move(payment, ["captured"], "refunded"),

    look: async (payment) => answer(await ledger.find(payment.orderId)),

    async webhook() {
      throw new ForgedWebhook("The test bank calls nobody.");
    },
  };

  /** Nothing was authorised, and nothing can be any more; unless somebody was quicker, whose payment is voided then. */
  async function openVoided(payment: KnownPayment): Promise<TestPayment | null> {
    const known = await open(payment, "voided");
    if (known.state === "voided") return known;
    return ledger.move(payment.orderId, ["authorised", "requires-action"], "voided");
  }
}

const firstState: ReadonlyMap<string, TestPayment["state"]> = new Map([
  ["ok", "authorised"],
  ["declined", "declined"],
  ["second-step", "requires-action"],
  ["timeout", "authorised"],
] satisfies [(typeof testTokens)[number], TestPayment["state"]][]);

/** As banks say it. */
function reasonOf(token: string): string {
  if (token === "declined") return "card_declined";
  return token === "second-step" ? "authentication_failed" : "unknown_token";
}
