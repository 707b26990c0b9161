import type { CartChange, Delivered, Operation, Outcome } from "./operation.ts";

export type CartQueue = {
  /** Resolves when the operation is decided. Never rejects. */
  apply(change: CartChange): Promise<Outcome>;
  /** What is waiting or under way. A new array whenever it changes, the same one otherwise. */
  waiting(): readonly CartChange[];
  subscribe(listener: () => void): () => void;
};

type Waiting = { operation: Operation; isSent: boolean; settle: ((outcome: Outcome) => void)[] };

/**
 * Sends a tab's operations one after another, in the order of the clicks.
 *
 * One at a time, because each set or remove names what the shopper was shown, and that is the answer to the one
 * before. A set that still waits gives way to the next set or remove of its line: fifty clicks on + are few requests.
 */
export function createCartQueue({
  deliver,
  newId,
}: {
  /** Sends one operation until it is decided. Must not reject. */
  readonly deliver: (operation: Operation) => Promise<Delivered>;
  readonly newId: () => string;
}): CartQueue {
  let queue: readonly Waiting[] = [];
  let changes: readonly CartChange[] = [];
  const listeners = new Set<() => void>();

  function update(next: readonly Waiting[]): void {
    queue = next;
    changes = next.map(({ operation }) => operation.change);
    for (const listener of listeners) listener();
  }

  async function run(): Promise<void> {
    for (let first = queue[0]; first !== undefined && !first.isSent; first = queue[0]) {
      const sent = first;
      sent.isSent = true;
      const delivered = await deliver(sent.operation);
      update(queue.filter((other) => other !== sent));
      const outcome = outcomeOf(delivered);
      for (const settle of sent.settle) settle(outcome);
    }
  }

  /** What is taken up again stands in line like anything else, under the name and with the dots it had. */
  function outcomeOf(delivered: Delivered): Outcome {
    if (delivered.ok) return delivered;
    const { trouble, operation } = delivered;
    return { ok: false, trouble, again: () => new Promise((settle) => enqueue(operation, settle)) };
  }

  function enqueue(operation: Operation, settle: (outcome: Outcome) => void): void {
    update([...queue, { operation, isSent: false, settle: [settle] }]);
    void run();
  }

  return {
    apply(change) {
      const operation = { operationId: newId(), change };
      return new Promise((settle) => {
        const last = queue.at(-1);
        if (
          last !== undefined &&
          !last.isSent &&
          last.operation.dots === undefined &&
          replaces(change, last.operation.change)
        ) {
          last.operation = operation;
          last.settle.push(settle);
          update([...queue]);
        } else {
          enqueue(operation, settle);
        }
      });
    },
    waiting: () => changes,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether doing only `next` leaves the same cart as doing `last` and then `next`. */
const replaces = (next: CartChange, last: CartChange): boolean =>
  last.kind === "setQuantity" &&
  (next.kind === "setQuantity" || next.kind === "remove") &&
  next.variantId === last.variantId;
