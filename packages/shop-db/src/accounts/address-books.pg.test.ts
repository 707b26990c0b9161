import { beforeEach, expect, test } from "vitest";
import { addressOf, addUser } from "../../test/accounts.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
beforeEach(() => Promise.all(["ada", "bob"].map((id) => addUser(db.sql, id))));

const housesOf = async (userId: string) =>
  (await db.shop.addresses.list(userId)).map(({ address }) => Number(address.line1.split(" ").at(-1)));
const idOf = async (userId: string, n: number) => {
  const saved = await db.shop.addresses.save(userId, addressOf(n));
  if (saved === null) throw new Error("It was not saved.");
  return saved.id;
};

test("an address comes back as it was saved, the latest used first", async () => {
  const { addresses } = db.shop;
  expect(await addresses.list("ada")).toEqual([]);
  const whole = addressOf(1, { line2: "Floor 2", region: "Berlin", phone: "+49 30 1" });
  expect(await addresses.save("ada", whole)).toMatchObject({ address: whole });
  for (const n of [2, 3]) await addresses.save("ada", addressOf(n));
  expect(await housesOf("ada")).toEqual([3, 2, 1]);
  expect((await addresses.list("ada")).at(-1)?.address).toEqual(whole);
});

test("the same address twice is kept once, and counts as used again", async () => {
  const first = await idOf("ada", 1);
  await idOf("ada", 2);
  expect(await idOf("ada", 1)).toBe(first);
  expect(await housesOf("ada")).toEqual([1, 2]);
});

test("an address that is changed into another one of the account's takes its place", async () => {
  const { addresses } = db.shop;
  const first = await idOf("ada", 1);
  await idOf("ada", 2);
  expect(await addresses.save("ada", addressOf(5), first)).toEqual({ id: first, address: addressOf(5) });
  expect(await housesOf("ada")).toEqual([5, 2]);
  await addresses.save("ada", addressOf(2), first);
  expect(await addresses.list("ada")).toEqual([{ id: first, address: addressOf(2) }]);
});

test("twenty are kept, and the least recently used goes first", async () => {
  const { addresses } = db.shop;
  for (let n = 1; n <= 20; n++) await addresses.save("ada", addressOf(n));
  await addresses.save("ada", addressOf(1));
  await addresses.save("ada", addressOf(21));
  const houses = await housesOf("ada");
  expect(houses).toHaveLength(20);
  expect(houses.slice(0, 2)).toEqual([21, 1]);
  expect(houses).not.toContain(2);
});

test("sixty saves of thirty addresses at once, by four processes, keep twenty and each of them once", async () => {
  const processes = Array.from({ length: 4 }, () => db.open().addresses);
  const saved = await Promise.all(
    Array.from({ length: 60 }, (_, n) => processes[n % 4]?.save("ada", addressOf(n % 30))),
  );
  expect(saved).not.toContain(null);
  const houses = await housesOf("ada");
  expect(houses).toHaveLength(20);
  expect(new Set(houses).size).toBe(20);
});

test("somebody else's address cannot be read, changed or removed", async () => {
  const { addresses } = db.shop;
  const id = await idOf("ada", 1);
  expect(await addresses.list("bob")).toEqual([]);
  expect(await addresses.save("bob", addressOf(9), id)).toBeNull();
  expect(await addresses.remove("bob", id)).toBe(false);
  expect(await addresses.list("ada")).toEqual([{ id, address: addressOf(1) }]);
});

test("an address is removed once; an id that is none, or an account that is none, changes nothing", async () => {
  const { addresses } = db.shop;
  const id = await idOf("ada", 1);
  expect(await addresses.remove("ada", id)).toBe(true);
  expect(await addresses.remove("ada", id)).toBe(false);
  expect(await addresses.save("ada", addressOf(1), id)).toBeNull();
  expect(await addresses.save("nobody", addressOf(1))).toBeNull();
  expect(await db.sql`select from addresses`).toHaveLength(0);
});

test("an account that goes takes its addresses along", async () => {
  await idOf("ada", 1);
  await db.sql`delete from users where id = 'ada'`;
  expect(await db.sql`select from addresses`).toHaveLength(0);
});
