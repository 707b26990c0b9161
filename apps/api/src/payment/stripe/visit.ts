import type { OrderId } from "@dotcart/cart-domain/checkout";
import type Stripe from "stripe";
import { failedBefore } from "./refusal.ts";

/** One call of ours to the provider, however many requests to Stripe it takes. */
export type Visit = {
  read<Answer>(ask: Ask<Answer>): Promise<Answer>;
  /** Has its effect once for an order and a step, whoever asks and how often, for as long as Stripe keeps the key. */
  once<Answer>(step: Step, ask: Ask<Answer>): Promise<Answer>;
};
type Ask<Answer> = (options: Stripe.RequestOptions) => Promise<Answer>;
export type Step = "begin" | "confirm" | "capture" | "decline" | "void" | "refund";

/** A visit ends before the right to drive a payment does (30 s), so that nobody else asks meanwhile. */
const visitMilliseconds = 20_000;
const requestMilliseconds = 8_000;
/** Less is not worth a request. */
const leastMilliseconds = 200;
const keysOfStep = 4;

/**
 * Every request is tried twice at most by the SDK, within the time of the visit. A key whose first request ended in an
 * error of Stripe's own answers that error for a day; then the step goes on to its next key. Everybody goes the same
 * way from key to key, and what a step does is held by the state of the PaymentIntent beside.
 */
export function openVisit(orderId: OrderId, now: () => number = () => performance.now()): Visit {
  const until = now() + visitMilliseconds;
  const patience = (): Stripe.RequestOptions => {
    const each = Math.floor(Math.min(requestMilliseconds, (until - now()) / 2));
    if (each < leastMilliseconds) throw new Error("Stripe took too long to answer.");
    return { timeout: each, maxNetworkRetries: 1 };
  };
  return {
    read: (ask) => ask(patience()),
    async once(step, ask) {
      for (let n = 1; ; n++) {
        const idempotencyKey = n === 1 ? `${orderId}/${step}` : `${orderId}/${step}/${n}`;
        try {
          return await ask({ ...patience(), idempotencyKey });
        } catch (error) {
          if (n === keysOfStep || !failedBefore(error)) throw error;
        }
      }
    },
  };
}
