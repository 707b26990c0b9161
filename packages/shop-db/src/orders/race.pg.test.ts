import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { newDot, newKey, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";
import type { Placed, ShopDb } from "../index.ts";

const db = useShop();
beforeEach(() => addCategory(db.sql));

const stockOf = async (id: string) => (await db.sql`select stock from variants where id = ${id}`)[0]?.stock;

/** How many calls ended in which way. */
function counted(outcomes: readonly Placed[]): Partial<Record<Placed["kind"], number>> {
  const counts: Partial<Record<Placed["kind"], number>> = {};
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

test("[I7] a thousand buyers of a stock of ten get ten orders, a hundred times over", {
  timeout: 300_000,
}, async () => {
  const shops = [db.shop, db.open()] as [ShopDb, ShopDb];
  const forms = Array.from({ length: 100 }, () => ({ stock: 10 }));
  await db.shop.products.save(draftOf("mug", { variants: forms }));
  for (const [round] of forms.entries()) {
    const id = round === 0 ? "v_mug" : `v_mug_${round}`;
    const buyers = Array.from({ length: 1000 }, (_, buyer) =>
      shops[(buyer % 2) as 0 | 1].orders.place(newOrder([{ id }])),
    );
    expect(counted(await Promise.all(buyers))).toEqual({ placed: 10, outdated: 990 });
    expect(await stockOf(id)).toBe(0);
  }
  expect(await db.sql`select from orders`).toHaveLength(1000);
  expect(await db.sql`select from payments`).toHaveLength(1000);
});

test("[I2] [I5] one cart completed by five callers with one key is one order, and all are told of it", async () => {
  await db.shop.products.save(draftOf("mug"));
  const shops = Array.from({ length: 5 }, () => db.open());
  for (let round = 0; round < 10; round++) {
    const dots = [newDot()];
    const key = newKey();
    const outcomes = await Promise.all(
      shops.map(({ orders }) => orders.place(newOrder([{ id: "v_mug", dots }], { key }))),
    );
    expect(counted(outcomes)).toEqual({ placed: 1, replayed: 4 });
    const ids = outcomes.map((each) => ("order" in each ? each.order.id : each.kind));
    expect(new Set(ids).size).toBe(1);
    expect(await stockOf("v_mug")).toBe(9 - round);
  }
});

test("[I5] one cart completed by five callers with five keys is one order, and the others are told which", async () => {
  await db.shop.products.save(draftOf("mug"));
  const shops = Array.from({ length: 5 }, () => db.open());
  for (let round = 0; round < 10; round++) {
    const dots = [newDot(), newDot()];
    const outcomes = await Promise.all(
      shops.map(({ orders }, at) =>
        // Each has something of his own too, and names the common ones in another order.
        orders.place(
          newOrder([{ id: "v_mug", dots: [newDot(), ...(at % 2 === 0 ? dots : [...dots].reverse())] }]),
        ),
      ),
    );
    expect(counted(outcomes)).toEqual({ placed: 1, "dots-taken": 4 });
    const placed = outcomes.flatMap((each) => (each.kind === "placed" ? [each.order.id] : []));
    for (const each of outcomes)
      if (each.kind === "dots-taken")
        expect(new Set(each.taken.map(({ orderId }) => orderId))).toEqual(new Set(placed));
    expect(await stockOf("v_mug")).toBe(9 - round);
  }
});

test("five callers with one key and five bodies: one is placed, the others' key is refused", async () => {
  await db.shop.products.save(draftOf("mug"));
  const shops = Array.from({ length: 5 }, () => db.open());
  const key = newKey();
  const outcomes = await Promise.all(
    shops.map(({ orders }, at) =>
      orders.place(newOrder([{ id: "v_mug" }], { key, requestHash: `body ${at}` })),
    ),
  );
  expect(counted(outcomes)).toEqual({ placed: 1, "key-reused": 4 });
  expect(await stockOf("v_mug")).toBe(9);
});

test("a code that may be used three times is used three times by thirty at once, and a declined one's use is free again", async () => {
  await db.shop.products.save(draftOf("mug", { variants: [{ stock: 100 }] }));
  await db.sql`insert into discount_codes (code, kind, value, use_limit) values ('THREE', 'fixed', 100, 3)`;
  const code = { name: "THREE", amount: 100 };
  const { orders } = db.shop;
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () => orders.place(newOrder([{ id: "v_mug" }], { code }))),
  );
  expect(counted(outcomes)).toEqual({ placed: 3, outdated: 27 });
  const [first] = outcomes.flatMap((each) => (each.kind === "placed" ? [each.order.id] : []));
  if (first === undefined) throw new Error("none was placed");
  await orders.drive(first, { driver: "a", milliseconds: 1000 });
  await orders.note(first, "a", { state: "declined", reference: null });
  const again = await Promise.all(
    Array.from({ length: 10 }, () => orders.place(newOrder([{ id: "v_mug" }], { code }))),
  );
  expect(counted(again)).toEqual({ placed: 1, outdated: 9 });
  expect(await stockOf("v_mug")).toBe(97);
});

test("whoever waits longer than a deadline for others is served, and is not told that the database is away", async () => {
  await db.shop.products.save(draftOf("mug", { variants: [{ stock: 100_000 }] }));
  const deadlineMilliseconds = 1000;
  const { orders } = db.open({ connections: 1, deadlineMilliseconds });
  const buy = () => orders.place(newOrder([{ id: "v_mug" }]));
  const started = performance.now();
  for (let count = 0; count < 100; count++) await buy();
  const oneTakes = (performance.now() - started) / 100;
  const buyers = Math.ceil((3 * deadlineMilliseconds) / oneTakes);
  const outcomes = await Promise.all(Array.from({ length: buyers }, buy));
  expect(counted(outcomes)).toEqual({ placed: buyers });
});
