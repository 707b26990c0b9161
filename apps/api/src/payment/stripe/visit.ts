import type { OrderId } from "@dotcart/cart-domain/checkout";
import type Stripe from "stripe";
import { patience } from "../../patience.ts";
import { failedBefore } from "./refusal.ts";

/** One call of ours to the provider, however many requests to Stripe it takes. */
export type Visit = {
  read<Answer>(ask: Ask<Answer>): Promise<Answer>;
  /** Has its effect once for an order and a step, whoever asks and how often, for as long as Stripe keeps the key. */
  once<Answer>(step: Step, ask: Ask<Answer>): Promise<Answer>;
};
type Ask<Answer> = (options: Stripe.RequestOptions) => Promise<Answer>;
export type Step = "begin" | "confirm" | "capture" | "decline" | "void" | "refund";

/** Less is not worth a request. */
const leastMilliseconds = 200;
const keysOfStep = 4;

/**
 * A visit begins no request after the caller has given up, and each has all the time that is left; the SDK asks once more
 * where the connection broke or Stripe was busy, so it is over before the right to drive a payment (30 s) is. A key whose first request ended in an
 * error of Stripe's own answers that error for a day; then the step goes on to its next key. Everybody goes the same
 * way from key to key, and what a step does is held by the state of the PaymentIntent beside.
 */
export function openVisit(orderId: OrderId, now: () => number = () => performance.now()): Visit {
  const until = now() + patience.payment;
  const options = (): Stripe.RequestOptions => {
    const left = Math.floor(until - now());
    if (left < leastMilliseconds) throw new Error("Stripe took too long to answer.");
    return { timeout: left, maxNetworkRetries: 1 };
  };
  return {
    read: (ask) => ask(options()),
    async once(step, ask) {
      for (let n = 1; ; n++) {
        const idempotencyKey = n === 1 ? `${orderId}/${step}` : `${orderId}/${step}/${n}`;
        try {
          return await ask({ ...options(), idempotencyKey });
        } catch (error) {
          if (n === keysOfStep || !failedBefore(error)) throw error;
        }
      }
    },
  };
}
