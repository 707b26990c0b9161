import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, variantId } from "../../test/drafts.ts";
import { newCartId, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug"));
  await db.shop.products.save(draftOf("cup"));
});

const stocks = async () =>
  Object.fromEntries((await db.sql`select id, stock from variants`).map(({ id, stock }) => [id, stock]));
const goods = (quantities: Record<string, number>) =>
  Object.entries(quantities).map(([id, quantity]) => ({ variantId: variantId(id), quantity }));
const minute = 60_000;
const asked = (cartId: ReturnType<typeof newCartId>) => ({
  variantIds: [],
  cartId,
  subject: "guest:x",
  dots: [],
  code: null,
});

test("what is reserved is off the shelf for this cart alone, in place of what was reserved before, all or nothing", async () => {
  const { orders } = db.shop;
  const cartId = newCartId();
  const first = await orders.reserve(cartId, goods({ v_mug: 4, v_cup: 1 }), minute);
  expect(first.ok && (first.value?.until ?? 0) - Date.now()).toBeGreaterThan(minute / 2);
  expect(await stocks()).toEqual({ v_mug: 6, v_cup: 9 });
  expect(await orders.reserve(cartId, goods({ v_mug: 10 }), minute)).toMatchObject({ ok: true });
  expect(await stocks()).toEqual({ v_mug: 0, v_cup: 10 });
  const facts = await orders.facts(asked(cartId));
  expect([...facts.reserved]).toEqual([["v_mug", 10]]);
  expect(facts.reservedUntil).toBeGreaterThan(Date.now());
  expect(await orders.reserve(newCartId(), goods({ v_cup: 1, v_mug: 1 }), minute)).toEqual({
    ok: false,
    problem: { kind: "insufficient-stock", variantId: "v_mug", requested: 1, available: 0 },
  });
  expect(await orders.reserve(cartId, goods({ v_mug: 11 }), minute)).toEqual({
    ok: false,
    problem: { kind: "insufficient-stock", variantId: "v_mug", requested: 11, available: 10 },
  });
  expect(await stocks()).toEqual({ v_mug: 0, v_cup: 10 });
  expect(await orders.reserve(cartId, [], minute)).toEqual({ ok: true, value: null });
  expect(await orders.reserve(cartId, [], minute)).toEqual({ ok: true, value: null });
  expect(await stocks()).toEqual({ v_mug: 10, v_cup: 10 });
});

test("what cannot be sold cannot be reserved", async () => {
  await db.sql`update variants set available = false where id = 'v_mug'`;
  for (const id of ["v_mug", "v_gone"])
    expect(await db.shop.orders.reserve(newCartId(), goods({ [id]: 1 }), minute)).toEqual({
      ok: false,
      problem: { kind: "insufficient-stock", variantId: id, requested: 1, available: 0 },
    });
});

test("nobody reserves more than he could order", async () => {
  await db.sql`update variants set max = 3 where id = 'v_mug'`;
  expect(await db.shop.orders.reserve(newCartId(), goods({ v_mug: 4 }), minute)).toEqual({
    ok: false,
    problem: { kind: "insufficient-stock", variantId: "v_mug", requested: 4, available: 3 },
  });
  expect(await stocks()).toMatchObject({ v_mug: 10 });
  expect(await db.shop.orders.reserve(newCartId(), goods({ v_mug: 3 }), minute)).toMatchObject({ ok: true });
});

test("whoever asks again keeps his goods no longer, and begins anew when it is over", async () => {
  const { orders } = db.shop;
  const cartId = newCartId();
  const first = await orders.reserve(cartId, goods({ v_mug: 1 }), minute);
  expect(await orders.reserve(cartId, goods({ v_mug: 2, v_cup: 1 }), 10 * minute)).toEqual(first);
  expect((await orders.facts(asked(cartId))).reservedUntil).toBe(first.ok ? first.value?.until : null);
  await db.sql`update stock_reservations set expires_at = now()`;
  const anew = await orders.reserve(cartId, goods({ v_mug: 2 }), 10 * minute);
  expect(anew.ok && (anew.value?.until ?? 0) - Date.now()).toBeGreaterThan(5 * minute);
  expect(await stocks()).toEqual({ v_mug: 8, v_cup: 10 });
});

test("an order takes what is reserved for its cart, and what it does not order goes back", async () => {
  const { orders } = db.shop;
  const cartId = newCartId();
  await orders.reserve(cartId, goods({ v_mug: 8, v_cup: 2 }), minute);
  const other = newOrder([{ id: "v_mug", quantity: 3 }]);
  expect(await orders.place(other)).toEqual({ kind: "outdated" });
  expect(await orders.place(newOrder([{ id: "v_mug", quantity: 9 }], { cartId }))).toHaveProperty(
    "kind",
    "placed",
  );
  expect(await stocks()).toEqual({ v_mug: 1, v_cup: 10 });
  expect(await db.sql`select from stock_reservations`).toHaveLength(0);
});

test("what was reserved too long goes back, once, however many look after it", async () => {
  const { orders } = db.shop;
  for (let count = 0; count < 5; count++) await orders.reserve(newCartId(), goods({ v_mug: 1, v_cup: 2 }), 0);
  await orders.reserve(newCartId(), goods({ v_mug: 1 }), minute);
  expect(await stocks()).toEqual({ v_mug: 4, v_cup: 0 });
  expect(await orders.releaseExpired(2)).toBe(2);
  const released = await Promise.all(Array.from({ length: 4 }, () => orders.releaseExpired(10)));
  expect(released.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(3);
  expect(await stocks()).toEqual({ v_mug: 9, v_cup: 10 });
  expect(await orders.releaseExpired(10)).toBe(0);
});

test("a reservation ends with its variant", async () => {
  const { orders } = db.shop;
  const cartId = newCartId();
  await orders.reserve(cartId, goods({ v_mug: 1, v_cup: 1 }), 0);
  await db.sql`delete from variants where id = 'v_mug'`;
  expect(await orders.releaseExpired(10)).toBe(1);
  expect(await stocks()).toEqual({ v_cup: 10 });
});
