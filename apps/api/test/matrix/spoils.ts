import { randomBytes } from "node:crypto";
import { consume } from "@dotcart/cart-domain";
import type { CartStore } from "@dotcart/cart-store";
import type { FullPorts } from "../../src/node/start.ts";

/** Faults that a checkout could have and this one has not: a process of the matrix can be made to have one. */
export const spoils = {
  /** The order's dots are held by nobody. */
  "dots are not held": withOrders(({ place }) => ({
    place: (order) => place({ ...order, lines: order.lines.map((line) => ({ ...line, dots: [] })) }),
  })),
  /** A cart is emptied once its order is paid. */
  "the cart is cleared after the order": (ports) => {
    const clearing = (store: CartStore): CartStore => ({
      ...store,
      async merge(id, _delta, options) {
        const stored = await store.read(id);
        return store.merge(id, consume([...(stored?.cart.entries.keys() ?? [])]), options);
      },
    });
    return { ...ports, carts: clearing(ports.carts) };
  },
  /** Each try at the bank is a payment of its own. */
  "the bank is asked without a key": (ports) => {
    const bank = bankOf(ports);
    const fresh = new Map<string, string>();
    const named = <P extends { orderId: string }>(payment: P): P => ({
      ...payment,
      orderId: fresh.get(payment.orderId) ?? payment.orderId,
    });
    return withProvider(ports, {
      ...bank,
      authorise(payment) {
        fresh.set(payment.orderId, randomText(16));
        return bank.authorise(named(payment));
      },
      capture: (payment) => bank.capture(named(payment)),
      look: (payment) => bank.look(named(payment)),
    });
  },
  /** A bank that says nothing has said yes. */
  "silence is taken for consent": (ports) => {
    const bank = bankOf(ports);
    const yes = (state: "authorised" | "captured", orderId: string) => () => ({
      state,
      reference: `test_${orderId}`,
    });
    return withProvider(ports, {
      ...bank,
      authorise: (payment) => bank.authorise(payment).catch(yes("authorised", payment.orderId)),
      capture: (payment) => bank.capture(payment).catch(yes("captured", payment.orderId)),
    });
  },
  /** A key is kept under a name of its own each time, so that nobody who asks again is known. */
  "a key is never known": withOrders(({ place }) => ({
    place: (order) => place({ ...order, key: randomText(12) as typeof order.key }),
  })),
} satisfies Record<string, (ports: FullPorts) => FullPorts>;
export type Spoil = keyof typeof spoils;

const randomText = (bytes: number): string => randomBytes(bytes).toString("base64url");

type Orders = FullPorts["till"]["orders"];

function withOrders(change: (orders: Orders) => Partial<Orders>): (ports: FullPorts) => FullPorts {
  return (ports) => ({
    ...ports,
    till: { ...ports.till, orders: { ...ports.till.orders, ...change(ports.till.orders) } },
  });
}

type Provider = NonNullable<ReturnType<FullPorts["till"]["providers"]["get"]>>;

function bankOf({ till }: FullPorts): Provider {
  const bank = till.providers.get("test");
  if (bank === undefined) throw new Error("there is no bank");
  return bank;
}

const withProvider = (ports: FullPorts, provider: Provider): FullPorts => ({
  ...ports,
  till: { ...ports.till, providers: new Map([[provider.id, provider]]) },
});
