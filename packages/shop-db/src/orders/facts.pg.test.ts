import { CartId } from "@dotcart/cart-domain";
import { DiscountCode } from "@dotcart/cart-domain/checkout";
import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf, variantId } from "../../test/drafts.ts";
import { newCartId, newDot, newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";
import type { CheckoutQuestion } from "./port.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(
    draftOf("mug", { images: [{ url: "/a.svg", alt: "A", width: 8, height: 10 }] }),
  );
  await db.shop.products.save(draftOf("cup"));
});

const ask = (question: Partial<CheckoutQuestion> = {}) =>
  db.shop.orders.facts({
    variantIds: [variantId("v_mug"), variantId("v_cup"), variantId("v_gone")],
    cartId: newCartId(),
    subject: "guest:nobody",
    dots: [],
    code: null,
    ...question,
  });

test("what can be sold is as the catalogue has it, with its weight; what is off the shelf is not there", async () => {
  await db.sql`update products set listed = false where id = 'cup'`;
  const { variants, discount, taken, bought, reservedUntil } = await ask();
  expect([...variants.keys()]).toEqual(["v_mug"]);
  const product = await db.shop.catalog.productBySlug("mug");
  expect(variants.get(variantId("v_mug"))).toEqual({
    ...product?.variants[0],
    weightGrams: 500,
    product: { id: "mug", slug: "mug", name: "mug", image: product?.images[0] },
  });
  expect({ discount, taken, bought, reservedUntil }).toEqual({
    discount: null,
    taken: [],
    bought: [],
    reservedUntil: null,
  });
});

test("a code is told with what is left of it", async () => {
  await db.sql`insert into discount_codes (code, kind, value, use_limit, uses, minimum, valid_until)
    values ('TEN', 'percent', 1000, 5, 3, 2000, to_timestamp(4000000000)), ('FREE', 'free-delivery', 0, null, 9, 0, null)`;
  expect((await ask({ code: DiscountCode.parse("TEN") })).discount).toEqual({
    code: "TEN",
    effect: { kind: "percent", basisPoints: 1000 },
    validFrom: null,
    validUntil: 4000000000_000,
    minimum: 2000,
    usesLeft: 2,
  });
  expect((await ask({ code: DiscountCode.parse("FREE") })).discount).toMatchObject({
    effect: { kind: "free-delivery" },
    usesLeft: null,
  });
  expect((await ask({ code: DiscountCode.parse("NONE") })).discount).toBeNull();
});

test("dots of an order are told with it, and what cart or subject bought with its latest order", async () => {
  const cartId = CartId.parse(newCartId());
  const dot = newDot(7);
  const place = async (order: ReturnType<typeof newOrder>) => {
    const placed = await db.shop.orders.place(order);
    if (placed.kind !== "placed") throw new Error(placed.kind);
    return placed.order;
  };
  const first = await place(newOrder([{ id: "v_mug", dots: [dot] }], { cartId }));
  const pending = await ask({ cartId, dots: [dot, newDot()] });
  expect(pending.taken).toEqual([{ dot, orderId: first.id, orderNumber: first.number, isPending: true }]);
  expect(pending.bought).toEqual([]);

  const second = await place(newOrder([{ id: "v_mug", quantity: 2 }], { subject: "user:u" }));
  await db.sql`update orders set status = 'paid'`;
  const bought = async (question: Partial<CheckoutQuestion>) =>
    (await ask({ ...question, dots: [dot] })).bought.map(({ orderId, quantity }) => [orderId, quantity]);
  expect((await ask({ dots: [dot] })).taken[0]?.isPending).toBe(false);
  expect(await bought({ cartId })).toEqual([[first.id, 1]]);
  expect(await bought({ cartId, subject: "user:u" })).toEqual([[second.id, 2]]);
  expect(await bought({})).toEqual([]);
});

test("what others bought is not read for it, however much it is", async () => {
  const [mine, theirs] = [
    newOrder([{ id: "v_mug" }]),
    newOrder([{ id: "v_mug" }], { subject: "guest:other" }),
  ];
  for (const order of [mine, theirs]) await db.shop.orders.place(order);
  await db.sql`update orders set status = 'paid'`;
  await db.sql`insert into orders overriding user value
    select (jsonb_populate_record(orders, jsonb_build_object('id', lpad(n::text, 22, '0')))).*
    from orders, generate_series(1, 200) as n where id = ${theirs.id}`;
  const question = {
    variantIds: ["v_mug"],
    cartId: mine.cartId,
    subject: mine.subject,
    dots: [],
    code: null,
  };
  const read = await db.sql.begin(async (tx) => {
    const [row] = await tx`select checkout_facts(${tx.json(question)}) -> 'bought' as bought`;
    expect(row?.bought).toMatchObject([{ orderId: mine.id }]);
    return tx`select relname, (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
      where relname in ('orders', 'order_lines') order by 1`;
  });
  // Its own, by cart and by subject, with their earlier versions.
  for (const { rows } of read) expect(rows).toBeLessThan(20);
});
