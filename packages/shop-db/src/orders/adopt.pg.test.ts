import { beforeEach, expect, test } from "vitest";
import { addCategory, draftOf } from "../../test/drafts.ts";
import { newOrder } from "../../test/orders.ts";
import { useShop } from "../../test/shop.ts";
import type { NewOrder } from "../index.ts";

const db = useShop();
beforeEach(async () => {
  await addCategory(db.sql);
  await db.shop.products.save(draftOf("mug", { variants: [{ stock: 100 }] }));
  await db.sql`insert into users (id, name, email, email_verified) values
    ('ada', 'Ada', 'ada@example.com', true), ('eve', 'Eve', 'eve@example.com', true)`;
});

const ada = { guest: "guest:1", userId: "ada", account: "account:ada" };

async function placed(fields: Partial<NewOrder> = {}): Promise<NewOrder> {
  const email = "Ada@Example.com";
  const order = newOrder([{ id: "v_mug" }], { subject: ada.guest, email, ...fields } as Partial<
    Omit<NewOrder, "lines">
  >);
  expect((await db.shop.orders.place(order)).kind).toBe("placed");
  return order;
}
const idsOf = async (subject: string) =>
  (await db.shop.orders.list({ subject, limit: 50 })).items.map(({ id }) => id);

test("a guest's orders become the account's whose address they were written to, with their keys, once", async () => {
  const first = await placed();
  const second = await placed();
  expect(await db.shop.orders.adopt(ada)).toBe(2);
  expect(await db.shop.orders.adopt(ada)).toBe(0);
  expect([await idsOf(ada.account), await idsOf(ada.guest)]).toEqual([[second.id, first.id], []]);
  expect(await db.shop.orders.byKey({ subject: ada.account, key: first.key })).toMatchObject({
    orderId: first.id,
  });
  expect(await db.shop.orders.byKey({ subject: ada.guest, key: first.key })).toBeNull();
  const { items } = await db.shop.merchant.audit({ target: `order:${first.id}`, limit: 10 });
  expect(items[0]).toMatchObject({ actor: ada.account, action: "adopted", detail: { from: ada.guest } });
  expect((await db.shop.orders.byId(first.id))?.history.map(({ action }) => action)).toEqual(["placed"]);
});

test("orders written to another address, other guests' orders and other accounts stay whose they are", async () => {
  const others = [
    await placed({ email: "bob@example.com" }),
    await placed({ subject: "guest:2" }),
    await placed({ subject: "account:eve" }),
  ];
  expect(await db.shop.orders.adopt(ada)).toBe(0);
  expect(await db.shop.orders.adopt({ ...ada, userId: "eve", account: "account:eve" })).toBe(0);
  for (const { id, subject } of others) expect((await db.shop.orders.byId(id))?.subject).toBe(subject);
});

test("an account whose address nobody has confirmed adopts nothing, nor does one that does not exist", async () => {
  const order = await placed();
  await db.sql`update users set email_verified = false`;
  expect(await db.shop.orders.adopt(ada)).toBe(0);
  expect(await db.shop.orders.adopt({ ...ada, userId: "nobody", account: "account:nobody" })).toBe(0);
  expect((await db.shop.orders.byId(order.id))?.subject).toBe(ada.guest);
});

test("a key that the account has used itself stays what it was, and the order comes all the same", async () => {
  const own = await placed({ subject: ada.account });
  const guests = await placed({ key: own.key });
  expect(await db.shop.orders.adopt(ada)).toBe(1);
  expect(await db.shop.orders.byKey({ subject: ada.account, key: own.key })).toMatchObject({
    orderId: own.id,
  });
  expect(await idsOf(ada.account)).toEqual([guests.id, own.id]);
});

test("of two sign-ins at once one adopts each order, and an order in the making is paid and adopted", async () => {
  const orders = await Promise.all(Array.from({ length: 5 }, () => placed()));
  const driver = "me";
  const driving = orders.map(async ({ id }) => {
    await db.shop.orders.drive(id, { driver, milliseconds: 5_000 });
    return db.shop.orders.note(id, driver, { state: "captured", reference: `r-${id}` });
  });
  const adopted = await Promise.all(Array.from({ length: 4 }, () => db.open().orders.adopt(ada)));
  expect(adopted.reduce((sum, each) => sum + each, 0)).toBe(5);
  for (const noted of await Promise.all(driving)) expect(noted).toMatchObject({ orderStatus: "paid" });
  expect(await idsOf(ada.account)).toHaveLength(5);
});
