import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { newDot, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  for (const id of ["mug", "cup", "pot", "pan"])
    await db.shop.products.save(draftOf(id, { variants: [{ stock: 100 }] }));
});

async function settled(order: ReturnType<typeof newOrder>, state: "captured" | "declined") {
  const { orders } = db.shop;
  expect(await orders.place(order)).toHaveProperty("kind", "placed");
  await orders.drive(order.id, { driver: "a", milliseconds: 1000 });
  await orders.note(order.id, "a", { state, reference: "r" });
  return order;
}

test("orders are listed latest first and page by page; a subject sees his own, and no declined attempt", async () => {
  const { orders } = db.shop;
  const subject = "user:me";
  const mine: string[] = [];
  for (let count = 0; count < 5; count++) {
    const order = newOrder(
      ["mug", "cup", "pot", "pan"].map((id) => ({ id: `v_${id}`, quantity: 2 })),
      { subject },
    );
    await settled(order, "captured");
    mine.unshift(order.id);
    await settled(newOrder([{ id: "v_mug" }]), "captured");
  }
  const declined = await settled(newOrder([{ id: "v_mug" }], { subject }), "declined");

  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await orders.list({ subject, limit: 2, cursor });
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(mine);
  const [first] = (await orders.list({ subject, limit: 1 })).items;
  expect(first).toMatchObject({
    status: "paid",
    itemCount: 8,
    names: ["v_mug", "v_cup", "v_pot"],
    image: null,
    total: { amount: 8490, currency: "EUR" },
  });
  const everybody = await orders.list({ limit: 50 });
  expect(everybody.items).toHaveLength(11);
  expect(everybody.items[0]?.id).toBe(declined.id);
  expect((await orders.list({ status: "cancelled", limit: 5 })).items.map(({ id }) => id)).toEqual([
    declined.id,
  ]);
  expect((await orders.list({ limit: 50, cursor: "nonsense" })).items).toHaveLength(11);
  expect((await orders.list({ subject: "user:else", limit: 5 })).items).toEqual([]);
});

test("a cart is to take what was charged, until it has; what is held only or was given back is not", async () => {
  const { orders } = db.shop;
  const dots = [newDot(), newDot(3)].sort();
  const order = newOrder([{ id: "v_mug", dots }]);
  await orders.place(order);
  expect(await orders.cartsToTake(10)).toEqual([]);
  expect(await orders.dotsOf(order.id)).toBeNull();
  await orders.drive(order.id, { driver: "a", milliseconds: 1000 });
  await orders.note(order.id, "a", { state: "captured", reference: "r" });
  const declined = await settled(newOrder([{ id: "v_mug" }]), "declined");
  const later = await settled(newOrder([{ id: "v_mug" }]), "captured");
  const toTake = { orderId: order.id, cartId: order.cartId, subject: order.subject, dots };
  expect(await orders.dotsOf(order.id)).toEqual(toTake);
  expect(await orders.dotsOf(declined.id)).toBeNull();
  expect((await orders.cartsToTake(10)).map(({ orderId }) => orderId)).toEqual([order.id, later.id]);
  await orders.cartTaken(order.id);
  await orders.cartTaken(order.id);
  expect((await orders.cartsToTake(10)).map(({ orderId }) => orderId)).toEqual([later.id]);
  expect(await orders.dotsOf(order.id)).toEqual(toTake);
});

test("of carts that took at once what was charged, each is noted, asked by whomever", async () => {
  const { orders } = db.shop;
  const paid: ReturnType<typeof newOrder>[] = [];
  for (let n = 0; n < 6; n++) paid.push(await settled(newOrder([{ id: "v_mug" }]), "captured"));
  const [left, ...taken] = paid.map(({ id }) => id);
  const other = db.open().orders;
  await Promise.all([
    ...taken.map((id) => orders.cartTaken(id)),
    ...[...taken].reverse().map((id) => other.cartTaken(id)),
  ]);
  expect((await orders.cartsToTake(10)).map(({ orderId }) => orderId)).toEqual([left]);
});

test("an order that somebody has in his hands keeps no other from being noted, and is noted later", async () => {
  const { orders } = db.shop;
  const paid: ReturnType<typeof newOrder>[] = [];
  for (let n = 0; n < 4; n++) paid.push(await settled(newOrder([{ id: "v_mug" }]), "captured"));
  const [held, ...others] = paid.map(({ id }) => id);
  const toTake = async () => (await orders.cartsToTake(10)).map(({ orderId }) => orderId);
  const note = () => Promise.all(paid.map(({ id }) => orders.cartTaken(id)));
  await db.sql.begin(async (hands) => {
    await hands`select from orders where id = ${held ?? ""} for no key update`;
    expect(await toTake()).toEqual(others);
    await note();
    expect(await toTake()).toEqual([]);
  });
  expect(await toTake()).toEqual([held]);
  await note();
  expect(await toTake()).toEqual([]);
});

const old = { olderThanMilliseconds: 60_000, limit: 10 };

test("an old key is forgotten when its order is settled, and its dots are held for ever", async () => {
  const { orders } = db.shop;
  const pending = newOrder([{ id: "v_mug" }]);
  await orders.place(pending);
  const order = await settled(newOrder([{ id: "v_mug" }]), "captured");
  expect(await orders.forgetKeys(old)).toBe(0);
  await db.sql`update idempotency_keys set created_at = now() - interval '1 hour'`;
  expect(await orders.forgetKeys(old)).toBe(1);
  expect(await orders.byKey(order)).toBeNull();
  expect(await orders.byKey(pending)).not.toBeNull();
  expect(await orders.place({ ...order, id: newOrder([]).id })).toHaveProperty("kind", "dots-taken");
});

test("what is old is forgotten in portions, the oldest first: keys, and messages that were handled", async () => {
  const { orders } = db.shop;
  const first = await settled(newOrder([{ id: "v_mug" }]), "captured");
  const second = await settled(newOrder([{ id: "v_mug" }]), "captured");
  await db.sql`update idempotency_keys set created_at = now() - interval '1 hour' where order_id = ${second.id}`;
  await db.sql`update idempotency_keys set created_at = now() - interval '2 hours' where order_id = ${first.id}`;
  expect(await orders.forgetKeys({ ...old, limit: 1 })).toBe(1);
  expect([await orders.byKey(first), (await orders.byKey(second))?.orderId]).toEqual([null, second.id]);
  await db.sql`update outbox set due_at = created_at`;
  expect(await orders.relay(3, async () => {})).toBe(3);
  expect(await orders.forgetMessages(old)).toBe(0);
  await db.sql`update outbox set created_at = now() - interval '1 hour', published_at = published_at - interval '1 hour'`;
  expect(await orders.forgetMessages({ ...old, limit: 2 })).toBe(2);
  expect(await orders.forgetMessages({ ...old, limit: 2 })).toBe(1);
  expect(await db.sql`select topic, published_at from outbox`).toEqual([
    { topic: "order.paid", published_at: null },
  ]);
});
