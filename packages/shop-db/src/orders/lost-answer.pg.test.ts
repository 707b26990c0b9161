import { beforeEach, expect, onTestFinished, test } from "vitest";
import { addCategory, draftOf, variantId } from "../../test/drafts.ts";
import { newCartId, newOrder, newOrderId } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";
import { wireTo } from "../../test/wire.ts";
import { createShopDb, DatabaseAway, type ShopDb } from "../index.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug"));
});

const stock = async () => (await db.sql`select stock from variants`)[0]?.stock;

/** Makes the call, and loses its answer when its statement or its commit is done. */
async function lost(which: "statement" | "commit", call: (shop: ShopDb) => Promise<unknown>): Promise<void> {
  const wire = await wireTo(db.url);
  const shop = createShopDb(wire.url);
  onTestFinished(async () => {
    await shop.close();
    await wire.end();
  });
  await shop.ping();
  wire.loseAnswerTo(which);
  await expect(call(shop)).rejects.toBeInstanceOf(DatabaseAway);
}

/** The call, its answer lost, and once more. */
async function twice<Answer>(
  which: "statement" | "commit",
  call: (shop: ShopDb) => Promise<Answer>,
): Promise<Answer> {
  await lost(which, call);
  return call(db.shop);
}

test("[I2] [I5] an order whose commit was not answered is there, and the same key answers it and no second one", async () => {
  const order = newOrder([{ id: "v_mug", quantity: 4 }]);
  await lost("statement", ({ orders }) => orders.place(order));
  expect(await stock()).toBe(6);
  // The next try is a new order to its caller, with the same key.
  const again = await db.shop.orders.place({ ...order, id: newOrderId() });
  expect(again).toMatchObject({ kind: "replayed", order: { id: order.id, status: "pending" } });
  expect(await db.shop.orders.place(order)).toHaveProperty("kind", "replayed");
  expect(await stock()).toBe(6);
  expect(await db.sql`select from orders`).toHaveLength(1);
});

test("news whose commit was not answered are noted once when they are noted again", async () => {
  const { orders } = db.shop;
  for (const [state, status, left] of [
    ["captured", "paid", 8],
    ["declined", "cancelled", 8],
  ] as const) {
    const { id } = newOrder([]);
    await orders.place({ ...newOrder([{ id: "v_mug", quantity: 2 }]), id });
    const driven = await twice("statement", (shop) =>
      shop.orders.drive(id, { driver: "a", milliseconds: 30_000 }),
    );
    expect(driven).toMatchObject({ attempts: 2 });
    const noted = await twice("statement", (shop) => shop.orders.note(id, "a", { state, reference: "r" }));
    expect(noted).toMatchObject({ orderStatus: status, state });
    expect((await orders.byId(id))?.history).toHaveLength(2);
    expect(await stock()).toBe(left);
  }
});

test("a wish, a parcel, a reservation and its end are the same when they are asked for again", async () => {
  const { orders } = db.shop;
  const order = newOrder([{ id: "v_mug" }]);
  await orders.place(order);
  await orders.drive(order.id, { driver: "a", milliseconds: 30_000 });
  await orders.note(order.id, "a", { state: "captured", reference: "r" });
  await twice("statement", ({ orders }) => orders.leave(order.id, "a", null));
  await twice("statement", ({ orders }) => orders.cartTaken(order.id));
  expect(await twice("commit", ({ orders }) => orders.fulfil(order.id, "admin"))).toMatchObject({ ok: true });
  expect(await twice("commit", ({ orders }) => orders.deliver(order.id, "admin"))).toMatchObject({
    ok: true,
  });
  const refund = { goal: "refund", actor: "admin", unlessFulfilled: false } as const;
  expect(await twice("commit", ({ orders }) => orders.ask(order.id, refund))).toMatchObject({ ok: true });
  expect((await orders.byId(order.id))?.history.map(({ action }) => action)).toEqual([
    "placed",
    "paid",
    "fulfilled",
    "delivered",
    "refund-asked",
  ]);

  const lines = [{ variantId: variantId("v_mug"), quantity: 5 }];
  const cartId = newCartId();
  expect(await twice("statement", ({ orders }) => orders.reserve(cartId, lines, 0))).toMatchObject({
    ok: true,
  });
  expect(await stock()).toBe(4);
  await lost("statement", ({ orders }) => orders.releaseExpired(5));
  expect(await orders.releaseExpired(5)).toBe(0);
  expect(await stock()).toBe(9);
});

test("a message whose commit was not answered is not lost", async () => {
  const order = newOrder([{ id: "v_mug" }]);
  await db.shop.orders.place(order);
  await db.sql`update outbox set due_at = now()`;
  const seen: string[] = [];
  await twice("commit", ({ orders }) => orders.relay(5, async ({ orderId }) => void seen.push(orderId)));
  expect(new Set(seen)).toEqual(new Set([order.id]));
  expect(await db.sql`select from outbox where published_at is null`).toHaveLength(0);
});
