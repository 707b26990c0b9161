import { CartId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { addUser } from "../../test/accounts.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();

const user = (id: string) => addUser(db.sql, id);
const candidate = (n: number): CartId => CartId.parse(`cart-${String(n).padStart(17, "0")}`);

test("twenty calls at once, of four processes, make one cart of an account, and all answer it", async () => {
  const id = await user("ada");
  const processes = Array.from({ length: 4 }, () => db.open());
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => processes[n % 4]?.accounts.cartOf(id, candidate(n))),
  );
  expect(new Set(answers)).toHaveLength(1);
  expect(await db.shop.accounts.cartOf(id, candidate(99))).toBe(answers[0]);
  expect(await db.sql`select cart_id from cart_owner`).toEqual([{ cart_id: answers[0] }]);
});

test("no cart is two accounts', and nobody without an account has one", async () => {
  await db.shop.accounts.cartOf(await user("ada"), candidate(1));
  await expect(db.shop.accounts.cartOf(await user("bob"), candidate(1))).rejects.toThrow();
  await expect(db.shop.accounts.cartOf("nobody", candidate(2))).rejects.toThrow();
});

test("an address belongs to one account, however it is written", async () => {
  await user("ada");
  await expect(
    db.sql`insert into users (id, name, email) values ('other', 'Ada', 'ada@example.com')`,
  ).rejects.toThrow("users_email_unique");
  await expect(
    db.sql`insert into users (id, name, email) values ('other', 'Ada', 'Ada@example.com')`,
  ).rejects.toThrow("users_email");
});

test("an account that goes takes its sign-ins, its password and its claim on a cart along", async () => {
  const id = await user("ada");
  await db.shop.accounts.cartOf(id, candidate(1));
  await db.sql`insert into user_sessions (id, user_id, token, expires_at) values ('s', ${id}, 't', now())`;
  await db.sql`insert into user_credentials (id, user_id, provider_id, account_id) values ('c', ${id}, 'credential', ${id})`;
  await db.sql`delete from users where id = ${id}`;
  for (const table of ["user_sessions", "user_credentials", "cart_owner"])
    expect(await db.sql`select * from ${db.sql(table)}`, table).toEqual([]);
});
