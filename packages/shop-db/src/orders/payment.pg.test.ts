import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, variantId } from "../../test/drafts.ts";
import { newKey, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug"));
  await db.sql`insert into discount_codes (code, kind, value, use_limit) values ('ONCE', 'fixed', 100, 1)`;
});

const stockOf = async (id: string) => (await db.sql`select stock from variants where id = ${id}`)[0]?.stock;
const topics = async () => (await db.sql`select topic from outbox order by id`).map(({ topic }) => topic);
const lease = (driver: string, milliseconds = 30_000) => ({ driver, milliseconds });

async function placed(order = newOrder([{ id: "v_mug", quantity: 2 }])) {
  expect(await db.shop.orders.place(order)).toHaveProperty("kind", "placed");
  return order;
}

test("one drives at a time, a lease ends by itself, and every beginning is counted", async () => {
  const { orders } = db.shop;
  const { id } = await placed();
  expect(await orders.drive(id, lease("a"))).toMatchObject({ state: "new", goal: "charge", attempts: 1 });
  expect(await orders.drive(id, lease("b"))).toBeNull();
  expect(await orders.note(id, "b", { state: "captured", reference: "r" })).toBeNull();
  await orders.leave(id, "b", null);
  await orders.leave(id, "a", 60_000);
  expect(await orders.drive(id, lease("b", 0))).toMatchObject({ attempts: 2 });
  expect(await orders.drive(id, lease("c"))).toMatchObject({ attempts: 3 });
  expect(await orders.note(id, "b", { state: "captured", reference: "r" })).toBeNull();
});

test("captured makes it paid once, however often it is noted", async () => {
  const { orders } = db.shop;
  const { id } = await placed();
  await orders.drive(id, lease("a"));
  await orders.note(id, "a", { state: "authorised", reference: "r" });
  for (let time = 0; time < 2; time++)
    expect(await orders.note(id, "a", { state: "captured", reference: "r" })).toMatchObject({
      orderStatus: "paid",
      state: "captured",
      reference: "r",
    });
  await orders.leave(id, "a", null);
  const order = await orders.byId(id);
  expect(order?.history.map(({ action }) => action)).toEqual(["placed", "paid"]);
  expect(await topics()).toEqual(["order.placed", "order.paid"]);
  expect(await db.sql`select from order_dots`).toHaveLength(1);
});

for (const state of ["declined", "voided"] as const) {
  test(`${state} gives everything back, and the same dots order again`, async () => {
    const { orders } = db.shop;
    const order = await placed(
      newOrder([{ id: "v_mug", quantity: 2 }], { code: { name: "ONCE", amount: 100 } }),
    );
    await orders.drive(order.id, lease("a"));
    for (let time = 0; time < 2; time++)
      expect(
        await orders.note(order.id, "a", { state, reference: null, reason: "insufficient_funds" }),
      ).toMatchObject({ orderStatus: "cancelled" });
    expect(await stockOf("v_mug")).toBe(10);
    expect(await db.sql`select uses from discount_codes`).toEqual([{ uses: 0 }]);
    expect((await orders.byId(order.id))?.payment.reason).toBe("insufficient_funds");
    const again = newOrder([], { ...order, id: newOrder([]).id, key: newKey() });
    expect(await orders.place({ ...again, lines: order.lines })).toHaveProperty("kind", "placed");
    expect(await stockOf("v_mug")).toBe(8);
  });
}

test("the key of a declined order is free; of one that was ended it says so, and a late repetition begins none", async () => {
  const { orders } = db.shop;
  const [declined, voided] = [await placed(), await placed()];
  for (const [{ id }, state] of [
    [declined, "declined"],
    [voided, "voided"],
  ] as const) {
    await orders.drive(id, lease("a"));
    await orders.note(id, "a", { state, reference: null });
  }
  expect(await orders.byKey(declined)).toBeNull();
  expect(await orders.place({ ...voided, id: newOrder([]).id })).toMatchObject({
    kind: "replayed",
    order: { id: voided.id, status: "cancelled" },
  });
  expect(await stockOf("v_mug")).toBe(10);
});

test("an order ends also when the uses of its code were set back by hand", async () => {
  const { orders } = db.shop;
  const { id } = await placed(newOrder([{ id: "v_mug" }], { code: { name: "ONCE", amount: 100 } }));
  await db.sql`update discount_codes set uses = 0`;
  await orders.drive(id, lease("a"));
  expect(await orders.note(id, "a", { state: "declined", reference: null })).toMatchObject({
    orderStatus: "cancelled",
  });
  expect(await db.sql`select uses from discount_codes`).toEqual([{ uses: 0 }]);
});

test("goods go back also where the merchant has counted as many as can be written down", async () => {
  const { orders } = db.shop;
  const { id, cartId } = await placed();
  await orders.reserve(cartId, [{ variantId: variantId("v_mug"), quantity: 2 }], 0);
  await db.sql`update variants set stock = 2147483647 where id = 'v_mug'`;
  expect(await orders.releaseExpired(10)).toBe(1);
  await orders.drive(id, lease("a"));
  expect(await orders.note(id, "a", { state: "declined", reference: null })).toMatchObject({
    orderStatus: "cancelled",
  });
  expect(await stockOf("v_mug")).toBe(2147483647);
});

test("goods that are not sold any more stand in the way of no order's end", async () => {
  const { orders, products } = db.shop;
  await products.save(draftOf("cup", { variants: [{}, {}] }));
  const { id } = await placed(newOrder([{ id: "v_cup" }, { id: "v_cup_1", quantity: 3 }]));
  await products.save(draftOf("cup", { variants: [{}] }));
  await orders.drive(id, lease("a"));
  expect(await orders.note(id, "a", { state: "declined", reference: null })).toMatchObject({
    orderStatus: "cancelled",
  });
  expect(await stockOf("v_cup")).toBe(10);
  expect((await orders.byId(id))?.lines).toHaveLength(2);
});
