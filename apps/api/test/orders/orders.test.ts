import { ok, refuse, type VariantId } from "@dotcart/cart-domain";
import type { Order, OrderStatus } from "@dotcart/cart-domain/checkout";
import type { OrderBooks } from "@dotcart/shop-db";
import { describe, expect, test } from "vitest";
import type { Reordered } from "../../src/orders/reorder.ts";
import type { OrderView } from "../../src/orders/view.ts";
import { Refusal } from "../../src/problem.ts";
import { goods } from "../goods.ts";
import { once, openTestShop } from "../shop.ts";
import { newOrderId, paidOrder, type TestTill } from "../till.ts";

type Line = readonly [variantId: string, quantity: number];

/** A guest of a shop in memory, and his order of these goods. */
async function guestWithOrder(...lines: readonly Line[]) {
  const shop = openTestShop();
  const guest = await shop.guest();
  const verified = await shop.ports.tokens.verify(guest.token);
  if (!verified.ok) throw new Error("a guest's token is good");
  const till = shop.ports.till as TestTill;
  const id = newOrderId();
  const order = paidOrder(id, verified.session.subject);
  const [line] = order.lines;
  if (line === undefined) throw new Error("an order has lines");
  const bought = lines.map(([variantId, quantity]) => ({
    ...line,
    variantId: variantId as VariantId,
    quantity,
  }));
  const put = (change: Partial<Order>): void => void till.kept.set(id, { ...order, ...change });
  put(bought.length === 0 ? {} : { lines: bought });
  return { shop, guest, till, orderId: id, put };
}

describe("ordering again", () => {
  const inCart = async ({ call }: { call(path: string): Promise<{ data: unknown }> }) =>
    ((await call("cart.get")).data as { lines: { variantId: string; quantity: number }[] }).lines.map(
      ({ variantId, quantity }) => [variantId, quantity],
    );

  test("names every line that cannot be had and why, and brings the others", async () => {
    const { guest, orderId } = await guestWithOrder(
      ["milk-1", 3],
      ["rare-1", 11],
      ["sold-out-1", 1],
      ["withdrawn-1", 1],
      ["crate-1", 5],
      ["gone-1", 1],
    );
    const { data } = await guest.call("orders.reorder", once({ orderId }));
    expect(data).toEqual({
      added: [{ variantId: "milk-1", quantity: 3 }],
      problems: [
        { kind: "insufficient-stock", variantId: "rare-1", requested: 11, available: 10 },
        { kind: "insufficient-stock", variantId: "sold-out-1", requested: 1, available: 0 },
        { kind: "unavailable", variantId: "withdrawn-1" },
        { kind: "quantity-not-allowed", variantId: "crate-1", requested: 5, min: 6, max: 24, step: 6 },
        { kind: "product-not-found", variantId: "gone-1" },
      ],
    });
    expect(await inCart(guest)).toEqual([["milk-1", 3]]);
  });

  test("is one for an operation id, of each order its own, and adds to what is in the cart", async () => {
    const { shop, guest, till, orderId } = await guestWithOrder(["milk-1", 3]);
    await guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }));
    const asked = once({ orderId });
    for (let tries = 0; tries < 3; tries++) {
      shop.now += 1000;
      expect((await guest.call("orders.reorder", asked)).data).toEqual({
        added: [{ variantId: "milk-1", quantity: 3 }],
        problems: [],
      });
    }
    expect(await inCart(guest)).toEqual([["milk-1", 4]]);
    const other = newOrderId();
    till.kept.set(other, { ...(till.kept.get(orderId) as Order), id: other });
    await guest.call("orders.reorder", { ...asked, orderId: other });
    expect(await inCart(guest)).toEqual([["milk-1", 7]]);
  });

  test("a cart that is full says so once, however many lines it turned away", async () => {
    const { shop, guest, orderId } = await guestWithOrder(["milk-1", 1], ["rare-1", 1]);
    const many = Array.from({ length: 200 }, (_, n) => goods(`good-${n}`));
    shop.products = [...shop.products, ...many];
    for (const { variants } of many)
      await guest.call("cart.add", once({ variantId: variants[0]?.id, quantity: 1 }));
    const { added, problems } = (await guest.call("orders.reorder", once({ orderId }))).data as Reordered;
    expect([added, problems]).toEqual([[], [{ kind: "too-many-lines", limit: 200 }]]);
  });

  test("of a guest whose cart went into an account's brings nothing and says so", async () => {
    const { shop, guest, orderId, till } = await guestWithOrder();
    await guest.call("cart.add", once({ variantId: "milk-1", quantity: 1 }));
    const headers = { cookie: shop.accounts.signIn("ada"), origin: "http://shop.test" };
    await shop.call("session.enter", { token: guest.token, headers });
    const key = till.links.keyOf(orderId);
    for (const shown of [{}, { key }])
      expect((await guest.call("orders.reorder", once({ orderId, ...shown }))).problem).toEqual({
        kind: "unauthorized",
        reason: "merged",
      });
  });
});

describe("cancelling", () => {
  type Ask = OrderBooks["ask"];
  const cancel = async (books: (put: (change: Partial<Order>) => void, wishes: unknown[]) => Ask) => {
    const { guest, till, orderId, put } = await guestWithOrder();
    const wishes: unknown[] = [];
    put({ status: "pending" });
    Object.assign(till.orders, { ask: books(put, wishes) });
    return { ...(await guest.call("orders.cancel", { orderId })), wishes };
  };
  const tooLate = (status: OrderStatus) => refuse({ kind: "order-state" as const, status });

  test("asks the money back where the order was paid between the look and the wish", async () => {
    const { data, wishes } = await cancel((put, asked) => async (_orderId, { goal, unlessFulfilled }) => {
      asked.push([goal, unlessFulfilled]);
      if (goal === "void") return tooLate("paid");
      put({ status: "refunded" });
      return ok(paidOrder(newOrderId(), "guest:1"));
    });
    expect(wishes).toEqual([
      ["void", true],
      ["refund", true],
    ]);
    expect((data as OrderView).status).toBe("refunded");
  });

  test.each(["cancelled", "refunded"] as const)(
    "is content where the order was %s between the look and the wish",
    async (status) => {
      const { data, wishes } = await cancel((put, asked) => async (_orderId, { goal }) => {
        asked.push(goal);
        put({ status });
        return tooLate(status);
      });
      expect(wishes).toEqual(["void"]);
      expect((data as OrderView).status).toBe(status);
    },
  );

  test("hears that it is too late where the parcel left between the look and the wish", async () => {
    const { status, problem } = await cancel(() => async () => tooLate("fulfilled"));
    expect([status, problem]).toEqual([409, { kind: "order-state", status: "fulfilled" }]);
  });
});

test("while carts are away a guest sees and ends his orders, and hears of the carts where they are needed", async () => {
  const { shop, guest, till, orderId } = await guestWithOrder();
  const away = { kind: "dependency-unavailable", dependency: "carts" } as const;
  const down = () => Promise.reject(new Refusal(away));
  const without = openTestShop(({ carts }) => ({
    till,
    tokens: shop.ports.tokens,
    carts: { ...carts, read: down, apply: down },
  }));
  const ask = (path: string, input?: object) => without.call(path, { input, token: guest.token });
  expect((await ask("orders.list")).status).toBe(200);
  expect((await ask("orders.byId", { orderId })).status).toBe(200);
  expect((await ask("orders.reorder", once({ orderId }))).problem).toEqual(away);
  expect((await ask("orders.cancel", { orderId })).data).toMatchObject({ status: "refunded" });
});
