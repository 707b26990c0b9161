import { ok, type ProductId, refuse, type VariantId } from "@dotcart/cart-domain";
import { Address, DeliveryId, type Order, OrderId, type OrderStatus } from "@dotcart/cart-domain/checkout";
import type { OrderSummary, SavedAddress } from "@dotcart/shop-db";
import type { Till } from "../src/checkout/port.ts";
import { createOrderLinks } from "../src/orders/links.ts";
import { createTestProvider } from "../src/payment/test-provider.ts";
import { currency } from "./goods.ts";
import { createMemoryLedger } from "./payment/memory-ledger.ts";

export type TestTill = Till & {
  /** What was ordered, by its id. */
  readonly kept: Map<OrderId, Order>;
  /** Who may do what; everybody else is a shopper. */
  readonly roles: Map<string, "shopper" | "admin">;
  /** Every call that reached the books, in order. */
  readonly calls: string[];
};

export const storefrontUrl = "http://shop.test";

/** A till without Postgres: orders are what a test put in, nothing is ever charged, `root` is the merchant. */
export function createTestTill(secret: string): TestTill {
  const kept = new Map<OrderId, Order>();
  const roles = new Map<string, "shopper" | "admin">([["root", "admin"]]);
  const calls: string[] = [];
  const addresses = new Map<string, SavedAddress[]>();
  const addressesOf = (userId: string) => addresses.get(userId) ?? [];
  const none = { items: [], nextCursor: null };

  const become = async (orderId: OrderId, from: readonly OrderStatus[], status: OrderStatus) => {
    calls.push(`${status} ${orderId}`);
    const order = kept.get(orderId);
    if (order === undefined) return refuse({ kind: "no-such-order" as const });
    if (!from.includes(order.status)) return refuse({ kind: "order-state" as const, status: order.status });
    kept.set(orderId, { ...order, status });
    return ok({ ...order, status });
  };

  return {
    kept,
    roles,
    calls,
    orders: {
      terms: async () => ({ taxRates: [], deliveryMethods: [] }),
      facts: async () => ({
        variants: new Map(),
        reserved: new Map(),
        reservedUntil: null,
        discount: null,
        taken: [],
        bought: [],
      }),
      place: async () => ({ kind: "outdated" }),
      byKey: async () => null,
      async byId(orderId) {
        calls.push(`byId ${orderId}`);
        return kept.get(orderId) ?? null;
      },
      async list({ subject }) {
        calls.push(`list ${subject ?? "everybody"}`);
        const theirs = [...kept.values()].filter(
          (order) => subject === undefined || order.subject === subject,
        );
        return { items: theirs.map(summaryOf), nextCursor: null };
      },
      drive: async () => null,
      note: async () => null,
      leave: async () => {},
      due: async () => [],
      ask: (orderId, { goal, unlessFulfilled }) =>
        goal === "void"
          ? become(orderId, ["pending"], "cancelled")
          : become(orderId, unlessFulfilled ? ["paid"] : ["paid", "fulfilled", "delivered"], "refunded"),
      fulfil: (orderId) => become(orderId, ["paid"], "fulfilled"),
      deliver: (orderId) => become(orderId, ["fulfilled"], "delivered"),
      async adopt({ guest, account }) {
        const theirs = [...kept.values()].filter(({ subject }) => subject === guest);
        for (const order of theirs) kept.set(order.id, { ...order, subject: account });
        return theirs.length;
      },
      cartsToTake: async () => [],
      dotsOf: async () => null,
      cartTaken: async () => {},
      reserve: async () => ok(null),
      releaseExpired: async () => 0,
      relay: async () => 0,
      forgetKeys: async () => 0,
      forgetMessages: async () => 0,
    },
    addresses: {
      list: async (userId) => addressesOf(userId),
      async save(userId, address, id) {
        if (id !== undefined && !addressesOf(userId).some((each) => each.id === id)) return null;
        const saved = { id: id ?? crypto.randomUUID(), address };
        const others = addressesOf(userId).filter((each) => each.id !== id);
        addresses.set(userId, [saved, ...others]);
        return saved;
      },
      async remove(userId, id) {
        const left = addressesOf(userId).filter((each) => each.id !== id);
        const removed = left.length < addressesOf(userId).length;
        addresses.set(userId, left);
        return removed;
      },
    },
    merchant: {
      async updateVariant({ variantId }, actor) {
        calls.push(`updateVariant ${variantId} by ${actor}`);
        if (variantId !== "milk-1") return refuse({ kind: "unknown-variant", variantId });
        return ok({ productId: "milk" as ProductId, projected: true });
      },
      audit: async () => none,
    },
    providers: new Map([["test", createTestProvider({ ledger: createMemoryLedger(), clock: Date.now })]]),
    locks: { take: async () => true, release: async () => {} },
    links: createOrderLinks({ secrets: [secret], storefrontUrl }),
    roleOf: async (userId) => roles.get(userId) ?? "shopper",
    wake: () => void calls.push("wake"),
    homeCountry: "DE",
    reservationMilliseconds: 0,
  };
}

const summaryOf = ({ id, number, status, placedAt, total, email, lines }: Order): OrderSummary => ({
  ...{ id, number, status, placedAt, total, email },
  itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  names: lines.slice(0, 3).map(({ name }) => name),
  image: lines[0]?.image ?? null,
});

let orders = 0;
/** A new order's id. */
export const newOrderId = (): OrderId => OrderId.parse(`order-${++orders}`.padEnd(22, "_"));

/** An order of two bottles of milk, paid. */
export function paidOrder(id: OrderId, subject: string): Order {
  const of = (amount: number) => ({ amount, currency });
  return {
    id,
    number: "100001",
    status: "paid",
    subject,
    email: "ada@example.com",
    language: "en",
    address: Address.parse({ name: "Ada", line1: "1 Lane", city: "London", postalCode: "N1", country: "GB" }),
    lines: [
      {
        variantId: "milk-1" as VariantId,
        productId: "milk" as ProductId,
        sku: "SKU-milk",
        name: "The milk",
        variantName: "One",
        slug: "milk",
        image: "/pictures/milk.svg",
        price: of(199),
        quantity: 2,
        subtotal: of(398),
      },
    ],
    subtotal: of(398),
    discount: null,
    delivery: { id: DeliveryId.parse("standard"), name: "Standard", price: of(490) },
    tax: { basisPoints: 2000, amount: of(148) },
    total: of(888),
    placedAt: 1_767_268_800_000,
    payment: { provider: "test", state: "captured", action: null, reason: null },
    history: [
      { at: 1_767_268_800_000, actor: subject, action: "placed" },
      { at: 1_767_268_800_001, actor: "system", action: "paid" },
    ],
  };
}
