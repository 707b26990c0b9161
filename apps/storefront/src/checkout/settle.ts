import type { Trouble } from "#trpc/problem-of.ts";
import { troubleOf } from "#trpc/problem-of.ts";
import type { CheckoutChanged, PlacedOrder } from "./calls.ts";

/** What became of an order, once that is known. Everything but `unsettled` ends the intention it belongs to. */
export type Answer =
  /** Paid, or its payment is being checked without the shopper. */
  | { readonly kind: "ordered"; readonly order: PlacedOrder }
  | { readonly kind: "asked"; readonly order: PlacedOrder }
  | { readonly kind: "declined"; readonly reason: string | null }
  | { readonly kind: "changed"; readonly changed: CheckoutChanged }
  | { readonly kind: "refused"; readonly trouble: Trouble }
  /** Nobody knows; asking again with the same key is safe. */
  | { readonly kind: "unsettled"; readonly trouble: Trouble };

/** Why there is no answer yet. */
export type Wait = "working" | "unreachable" | "busy";

export type Patience = {
  /** Resolves after so long, or sooner when the network is back. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Called before each pause. */
  readonly onWait: (why: Wait) => void;
  /** A session that ran out is renewed. */
  readonly renew: () => Promise<void>;
};

const LONGEST_MILLISECONDS = 8_000;
/** A fault of the API's own may pass, or not. */
const MOST_FAULTS = 3;

/**
 * Asks until there is an answer, always the very same: `ask` carries its key, so that asking twice is ordering once. A
 * shop that cannot be reached is asked for as long as the page is open.
 */
export async function settle(ask: () => Promise<PlacedOrder>, patience: Patience): Promise<Answer> {
  let hasRenewed = false;
  let faults = 0;
  for (let tries = 0; ; tries++) {
    try {
      const order = await ask();
      return order.status === "requires-action" ? { kind: "asked", order } : { kind: "ordered", order };
    } catch (error) {
      const trouble = troubleOf(error);
      switch (trouble.kind) {
        case "payment-declined":
          return { kind: "declined", reason: trouble.reason };
        case "checkout-changed":
          return { kind: "changed", changed: trouble };
        case "checkout-in-progress":
          patience.onWait("working");
          await patience.pause(Math.max(1, trouble.retryAfterSeconds) * 1_000);
          break;
        case "too-many-tries":
          patience.onWait("busy");
          await patience.pause(Math.max(1, trouble.retryAfterSeconds) * 1_000);
          break;
        case "unauthorized":
          if (hasRenewed) return { kind: "refused", trouble };
          hasRenewed = true;
          await patience.renew();
          break;
        case "internal":
          if (++faults >= MOST_FAULTS) return { kind: "unsettled", trouble };
          patience.onWait("unreachable");
          await patience.pause(pauseAfter(tries));
          break;
        case "api-unreachable":
        case "dependency-unavailable":
          patience.onWait("unreachable");
          await patience.pause(pauseAfter(tries));
          break;
        default:
          return { kind: "refused", trouble };
      }
    }
  }
}

const pauseAfter = (tries: number): number => Math.min(LONGEST_MILLISECONDS, 1_000 * 2 ** tries);
