import { invariant } from "@dotcart/cart-domain";
import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { TestPaymentLedger } from "@dotcart/shop-db";
import type { NodeEnv } from "../env.ts";
import type { Log } from "../log/port.ts";
import type { PaymentProvider } from "./port.ts";
import { createTestProvider } from "./test-provider.ts";

export type ProvidersOptions = {
  /** The test bank's book: `shopDb.testPayments`. */
  readonly ledger: TestPaymentLedger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: Log;
  /** Where a shopper comes back to from a page of his bank's. The same for an order each time: Stripe is asked by key. */
  readonly returnUrl: (orderId: OrderId) => string;
};

type ProvidersEnv = Pick<
  NodeEnv,
  "PAYMENT_PROVIDERS" | "NODE_ENV" | "STRIPE_SECRET_KEY" | "STRIPE_WEBHOOK_SECRET" | "STRIPE_API_URL"
>;

/** Who takes the money, by his id, as `PAYMENT_PROVIDERS` says. Stripe's SDK is read only where Stripe is named. */
export async function providersOf(
  env: ProvidersEnv,
  { ledger, clock, log, returnUrl }: ProvidersOptions,
): Promise<ReadonlyMap<string, PaymentProvider>> {
  const open = {
    test: async () => {
      if (env.NODE_ENV === "production")
        log.warn(
          { provider: "test" },
          "ORDERS ARE NOT PAID FOR: the test provider takes every order in production, and nobody's money",
        );
      return createTestProvider({ ledger, clock });
    },
    stripe: async () => {
      const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
      invariant(
        secretKey !== undefined && webhookSecret !== undefined,
        "the environment was read with Stripe's keys",
      );
      const { createStripeProvider } = await import("./stripe/stripe-provider.ts");
      return createStripeProvider({ secretKey, webhookSecret, apiUrl: env.STRIPE_API_URL, returnUrl });
    },
  } satisfies Record<NodeEnv["PAYMENT_PROVIDERS"][number], () => Promise<PaymentProvider>>;
  const providers = await Promise.all([...new Set(env.PAYMENT_PROVIDERS)].map((name) => open[name]()));
  return new Map(providers.map((provider) => [provider.id, provider]));
}
