import type { CartStore } from "@dotcart/cart-store";
import type { ChangePorts } from "../../src/node/start.ts";
import type { PaymentProvider } from "../../src/payment/port.ts";

/** A call that the way of an order leads through, before it is made and after it was answered. */
export type Moment = `${"before" | "after"} ${Call}`;
export type Call =
  | "orders.byKey"
  | "orders.byId"
  | "locks.take"
  | "locks.release"
  | "carts.read"
  | "carts.merge"
  | "orders.facts"
  | "orders.place"
  | "orders.drive"
  | "orders.note"
  | "orders.leave"
  | "orders.cartTaken"
  | "orders.due"
  | "orders.cartsToTake"
  | `payment.${"authorise" | "confirm" | "capture" | "void" | "refund" | "look"}`;

export type Steps = {
  /** What happens at a moment: a promise that never ends is a crash, one that rejects a failure. Replace it at any time. */
  at: (moment: Moment) => void | Promise<void>;
  /** A promise that does not end before `restart`. */
  hang(): Promise<never>;
  /** Whoever hangs fails, and nothing happens at any moment: a job that hung goes on, as it does in the process after a crash. */
  restart(): void;
  /** For `openTill`. */
  readonly change: ChangePorts;
};

/** Lets a test stop, fail or delay the way of an order between any two of its calls. */
export function createSteps(): Steps {
  const steps: Steps = { at: () => {}, hang, restart, change };
  const hanging = new Set<(reason: Error) => void>();
  return steps;

  function hang(): Promise<never> {
    const { promise, reject } = Promise.withResolvers<never>();
    hanging.add(reject);
    return promise;
  }

  function restart(): void {
    steps.at = () => {};
    for (const fail of hanging) fail(new Error("the process is gone"));
    hanging.clear();
  }

  function watched<Port extends object>(port: Port, name: string, calls: readonly string[]): Port {
    const others = calls.map((call) => {
      const real = (port as Record<string, unknown>)[call] as (...args: unknown[]) => Promise<unknown>;
      const watching = async (...args: unknown[]): Promise<unknown> => {
        await steps.at(`before ${name}.${call}` as Moment);
        const answer = await real.apply(port, args);
        await steps.at(`after ${name}.${call}` as Moment);
        return answer;
      };
      return [call, watching];
    });
    return { ...port, ...Object.fromEntries(others) };
  }

  function change(ports: Parameters<ChangePorts>[0]): ReturnType<ChangePorts> {
    const { till } = ports;
    const carts = (store: CartStore): CartStore => watched(store, "carts", ["read", "merge"]);
    const bank = (each: PaymentProvider): PaymentProvider =>
      watched(each, "payment", ["authorise", "confirm", "capture", "void", "refund", "look"]);
    return {
      ...ports,
      carts: carts(ports.carts),
      accountCarts: carts(ports.accountCarts),
      till: {
        ...till,
        orders: watched(till.orders, "orders", [
          "byKey",
          "byId",
          "facts",
          "place",
          "drive",
          "note",
          "leave",
          "cartTaken",
          "due",
          "cartsToTake",
        ]),
        locks: watched(till.locks, "locks", ["take", "release"]),
        providers: new Map([...till.providers].map(([name, each]) => [name, bank(each)])),
      },
    };
  }
}

/** A crash at the first such moment: whoever comes there then does not go on, others do. Resolves when it has happened. */
export function crashAt(steps: Steps, where: Moment): Promise<void> {
  const { promise: crashed, resolve } = Promise.withResolvers<void>();
  steps.at = (moment) => {
    if (moment !== where) return;
    steps.at = () => {};
    resolve();
    return steps.hang();
  };
  return crashed;
}

/** Stops the first who comes there, until `goOn`. */
export function pauseAt(steps: Steps, where: Moment): { readonly reached: Promise<void>; goOn(): void } {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: going, resolve: goOn } = Promise.withResolvers<void>();
  steps.at = (moment) => {
    if (moment !== where) return;
    steps.at = () => {};
    reach();
    return going;
  };
  return { reached, goOn };
}
