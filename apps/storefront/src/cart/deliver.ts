import { isPassing, type Trouble } from "#trpc/problem-of.ts";
import { type CartView, type Delivered, type Operation, shownDots } from "./operation.ts";

export type Delivery = {
  /** One request. Rejects with whatever the transport rejects with. */
  readonly send: (operation: Operation) => Promise<CartView>;
  readonly troubleOf: (error: unknown) => Trouble;
  /** The cart on the screen at this moment. */
  readonly shown: () => CartView | null | undefined;
  /** What tells this browser's session from the next one; null without one. */
  readonly session: () => string | null;
  /** Makes sure there is a session other than the stale one. */
  readonly startSession: (stale: string | null) => Promise<void>;
  /** Resolves after this long. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** How long to wait before asking again after a failure that may pass. */
const pauses = [300, 1200] as const;

/**
 * Sends an operation until the API has decided on it, with the same id and the same dots each time: a lost answer is
 * asked for again and cannot double anything. Without a session (none yet, or one that ended) it starts one, once.
 */
export function createDeliver(delivery: Delivery): (operation: Operation) => Promise<Delivered> {
  return (operation) =>
    deliver(
      delivery,
      operation.dots === undefined
        ? { ...operation, dots: shownDots(operation.change, delivery.shown()) }
        : operation,
    );
}

async function deliver(delivery: Delivery, operation: Operation): Promise<Delivered> {
  let failures = 0;
  for (;;) {
    try {
      return { ok: true, cart: await sendInSession(delivery, operation) };
    } catch (error) {
      const trouble = delivery.troubleOf(error);
      const pause = pauses[failures++];
      if (!isPassing(trouble) || pause === undefined) return { ok: false, trouble, operation };
      await delivery.pause(pause);
    }
  }
}

async function sendInSession(delivery: Delivery, operation: Operation): Promise<CartView> {
  const session = delivery.session();
  if (session !== null) {
    try {
      return await delivery.send(operation);
    } catch (error) {
      if (delivery.troubleOf(error).kind !== "unauthorized") throw error;
    }
  }
  await delivery.startSession(session);
  return delivery.send(withoutDots(operation));
}

/** A new session is a new cart: it knows none of the dots that were shown of the old one. */
const withoutDots = (operation: Operation): Operation => ({ ...operation, dots: null });
