import type { DiscountCode } from "@dotcart/cart-domain/checkout";
import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, euros, variantId } from "../../test/drafts.ts";
import { newDot, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug"));
  await db.shop.products.save(draftOf("cup"));
});

const stockOf = async (id: string) => (await db.sql`select stock from variants where id = ${id}`)[0]?.stock;

test("an order is placed with its lines, dots, key and payment, its goods are off the shelf, and it is told", async () => {
  const order = newOrder([
    { id: "v_mug", quantity: 3, dots: [newDot(), newDot()] },
    { id: "v_cup", quantity: 1 },
  ]);
  const placed = await db.shop.orders.place(order);
  expect(placed.kind).toBe("placed");
  const found = await db.shop.orders.byId(order.id);
  expect(placed).toEqual({ kind: "placed", order: found });
  expect(found).toMatchObject({
    status: "pending",
    total: order.total,
    address: order.address,
    payment: { state: "new" },
    history: [{ actor: order.subject, action: "placed" }],
  });
  expect(await stockOf("v_mug")).toBe(7);
  expect(await stockOf("v_cup")).toBe(9);
  expect(await db.shop.orders.byKey(order)).toEqual({ requestHash: "hash", orderId: order.id });
  expect(await db.sql`select topic, key from outbox`).toEqual([{ topic: "order.placed", key: order.id }]);
  expect(await db.sql`select from order_dots where order_id = ${order.id}`).toHaveLength(3);
});

test("goods that are not as the order says are not sold, and nothing stays of it", async () => {
  const { products, orders } = db.shop;
  const order = newOrder([{ id: "v_mug", quantity: 2 }, { id: "v_cup" }]);
  const mug = variantId("v_mug");
  for (const [change, back] of [
    [{ stock: 1 }, { stock: 10 }],
    [{ price: euros(1001) }, { price: euros(1000) }],
    [{ available: false }, { available: true }],
  ] as const) {
    await products.updateVariant({ variantId: mug, ...change });
    expect(await orders.place(order)).toEqual({ kind: "outdated" });
    await products.updateVariant({ variantId: mug, ...back });
  }
  await db.sql`update variants set price_currency = 'CHF' where id = 'v_mug'`;
  expect(await orders.place(order)).toEqual({ kind: "outdated" });
  await db.sql`update variants set price_currency = 'EUR' where id = 'v_mug'`;
  await db.sql`update products set listed = false where id = 'cup'`;
  expect(await orders.place(order)).toEqual({ kind: "outdated" });
  await db.sql`update products set listed = true where id = 'cup'`;
  expect(await orders.place(newOrder([{ id: "v_gone" }]))).toEqual({ kind: "outdated" });
  expect([await stockOf("v_mug"), await stockOf("v_cup")]).toEqual([10, 10]);
  for (const table of ["orders", "order_dots", "idempotency_keys", "outbox", "payments", "audit_trail"])
    expect(await db.sql`select from ${db.sql(table)}`).toHaveLength(0);
  expect(await orders.place(order)).toHaveProperty("kind", "placed");
});

test("the same key with the same body is the same order, with another body it is refused; another's key is his own", async () => {
  const order = newOrder([{ id: "v_mug" }]);
  const { orders } = db.shop;
  const placed = await orders.place(order);
  const again = { ...newOrder([{ id: "v_mug" }]), key: order.key };
  expect(await orders.place(again)).toEqual({ ...placed, kind: "replayed" });
  expect(await orders.place(order)).toEqual({ ...placed, kind: "replayed" });
  expect(await orders.place({ ...again, requestHash: "other" })).toEqual({ kind: "key-reused" });
  expect(await orders.place({ ...again, subject: "guest:else" })).toHaveProperty("kind", "placed");
  expect(await stockOf("v_mug")).toBe(8);
});

test("a dot is in one order, and whoever comes second is told in which", async () => {
  const dots = [newDot(), newDot(2)];
  const first = newOrder([{ id: "v_mug", dots }]);
  const { orders } = db.shop;
  const placed = await orders.place(first);
  const second = newOrder([{ id: "v_cup", dots: [newDot(), ...dots.slice(1)] }]);
  expect(await orders.place(second)).toEqual({
    kind: "dots-taken",
    taken: [
      {
        dot: dots[1],
        orderId: first.id,
        orderNumber: placed.kind === "placed" ? placed.order.number : "",
        isPending: true,
      },
    ],
  });
  expect(await stockOf("v_cup")).toBe(10);
});

test("an order holds a use of its code, and the last use goes to whoever is first", async () => {
  await db.sql`insert into discount_codes (code, kind, value, use_limit) values ('LAST', 'fixed', 100, 1)`;
  const code = { name: "LAST" as DiscountCode, amount: 100 };
  const order = () => newOrder([{ id: "v_mug" }], { code });
  expect(await db.shop.orders.place(order())).toHaveProperty("kind", "placed");
  expect(await db.shop.orders.place(order())).toEqual({ kind: "outdated" });
  expect(await stockOf("v_mug")).toBe(9);
});
