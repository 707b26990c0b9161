import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug"));
});

const stock = async () => (await db.sql`select stock from variants`)[0]?.stock;
const topics = async () => (await db.sql`select topic from outbox order by id`).map(({ topic }) => topic);
const lease = { driver: "a", milliseconds: 30_000 };
const cancel = { goal: "void", actor: "guest:me", unlessFulfilled: true } as const;
const refund = { goal: "refund", actor: "guest:me", unlessFulfilled: true } as const;
const merchantsRefund = {
  goal: "refund",
  actor: "user:admin",
  unlessFulfilled: false,
  reason: "broken",
} as const;

async function placed() {
  const order = newOrder([{ id: "v_mug", quantity: 2 }]);
  expect(await db.shop.orders.place(order)).toHaveProperty("kind", "placed");
  return order.id;
}

async function paid() {
  const { orders } = db.shop;
  const id = await placed();
  await orders.drive(id, lease);
  await orders.note(id, "a", { state: "captured", reference: "r" });
  await orders.leave(id, "a", null);
  return id;
}

test("an order that is asked to end is due at once, asked twice is asked once, and its driver ends it", async () => {
  const { orders } = db.shop;
  const id = await placed();
  expect(await orders.due(10)).toEqual([]);
  for (let time = 0; time < 2; time++)
    expect(await orders.ask(id, cancel)).toMatchObject({ ok: true, value: { status: "pending" } });
  expect(await orders.due(10)).toEqual([id]);
  expect(await orders.drive(id, lease)).toMatchObject({ goal: "void" });
  expect(await orders.due(10)).toEqual([]);
  await orders.note(id, "a", { state: "voided", reference: null });
  expect(await orders.ask(id, cancel)).toMatchObject({ ok: true, value: { status: "cancelled" } });
  expect((await orders.byId(id))?.history.map(({ action, actor }) => [action, actor])).toEqual([
    ["placed", "guest:somebody"],
    ["cancel-asked", "guest:me"],
    ["cancelled", "system"],
  ]);
  expect(await orders.ask(id, merchantsRefund)).toEqual({
    ok: false,
    problem: { kind: "order-state", status: "cancelled" },
  });
  expect(await stock()).toBe(10);
});

test("money that arrived after all makes the order paid, and its end a refund that puts the goods back", async () => {
  const { orders } = db.shop;
  const id = await placed();
  await orders.drive(id, lease);
  await orders.ask(id, cancel);
  expect(await orders.note(id, "a", { state: "captured", reference: "r" })).toMatchObject({
    orderStatus: "paid",
    goal: "void",
  });
  expect(await orders.note(id, "a", { state: "refunded", reference: "r" })).toMatchObject({
    orderStatus: "refunded",
  });
  expect(await stock()).toBe(10);
  expect(await db.sql`select from order_dots`).toHaveLength(1);
  expect(await topics()).toEqual(["order.placed", "order.paid", "order.refunded"]);
});

test("what is asked while somebody drives is not put off by his leaving", async () => {
  const { orders } = db.shop;
  const id = await placed();
  await orders.drive(id, lease);
  await orders.ask(id, cancel);
  await orders.leave(id, "a", 1_800_000);
  expect(await orders.due(10)).toEqual([id]);

  const other = await paid();
  expect(await orders.due(10)).toEqual([id]);
  await orders.ask(other, refund);
  await orders.leave(other, "a", null);
  expect(await orders.due(10)).toEqual([id, other]);
});

test("a shopper gives nothing back that left; a merchant takes it back, and it is not on the shelf by that", async () => {
  const { orders } = db.shop;
  const id = await paid();
  expect(await orders.fulfil(id, "user:admin")).toMatchObject({ ok: true, value: { status: "fulfilled" } });
  expect(await orders.fulfil(id, "user:admin")).toMatchObject({ ok: true });
  expect(await orders.ask(id, refund)).toEqual({
    ok: false,
    problem: { kind: "order-state", status: "fulfilled" },
  });
  expect(await orders.deliver(id, "user:admin")).toMatchObject({ ok: true, value: { status: "delivered" } });
  expect(await orders.ask(id, merchantsRefund)).toMatchObject({ ok: true, value: { status: "delivered" } });
  await orders.drive(id, lease);
  await orders.note(id, "a", { state: "refunded", reference: "r" });
  const order = await orders.byId(id);
  expect(order?.status).toBe("refunded");
  expect(order?.history.map(({ action }) => action)).toEqual([
    "placed",
    "paid",
    "fulfilled",
    "delivered",
    "refund-asked",
    "refunded",
  ]);
  expect(await stock()).toBe(8);
  expect(await topics()).toEqual(["order.placed", "order.paid", "order.fulfilled", "order.refunded"]);
  expect(await db.sql`select detail from audit_trail where action = 'refund-asked'`).toEqual([
    { detail: { reason: "broken" } },
  ]);
});

test("an order goes no way that it does not have, and one that is to be refunded does not leave", async () => {
  const { orders } = db.shop;
  const state = (status: string) => ({ ok: false, problem: { kind: "order-state", status } });
  const id = await placed();
  expect(await orders.fulfil(id, "x")).toEqual(state("pending"));
  expect(await orders.deliver(id, "x")).toEqual(state("pending"));
  expect(await orders.ask(id, refund)).toEqual(state("pending"));
  const other = await paid();
  expect(await orders.ask(other, cancel)).toEqual(state("paid"));
  expect(await orders.deliver(other, "x")).toEqual(state("paid"));
  await orders.ask(other, refund);
  expect(await orders.fulfil(other, "x")).toEqual(state("paid"));
  const nobody = newOrder([]).id;
  const none = { ok: false, problem: { kind: "no-such-order" } };
  expect([
    await orders.ask(nobody, refund),
    await orders.fulfil(nobody, "x"),
    await orders.byId(nobody),
    await orders.drive(nobody, lease),
  ]).toEqual([none, none, null, null]);
});
