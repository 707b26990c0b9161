import { expect, test } from "vitest";
import { addUser } from "../../test/accounts.ts";
import { useShop } from "../../test/shop.ts";

const db = useShop();
const admin = { email: "Admin@Example.com", name: "Admin", passwordHash: "salt:hash" };

test("everybody is a shopper until he is made an admin, and one who has no account stays nobody", async () => {
  const { accounts } = db.shop;
  await addUser(db.sql, "ada");
  await addUser(db.sql, "bob");
  expect(await accounts.roleOf("ada")).toBe("shopper");
  expect(await accounts.makeAdmin("ada")).toBe(true);
  expect(await accounts.makeAdmin("nobody")).toBe(false);
  expect(await accounts.roleOf("ada")).toBe("admin");
  expect(await accounts.roleOf("bob")).toBe("shopper");
  expect(await accounts.roleOf("nobody")).toBe("shopper");
});

test("whoever is made an admin is in the audit trail, once", async () => {
  await addUser(db.sql, "ada");
  for (let time = 0; time < 2; time++) await db.shop.accounts.makeAdmin("ada");
  expect(await db.sql`select actor, action, target from audit_trail`).toEqual([
    { actor: "system", action: "made-admin", target: "account:ada" },
  ]);
});

test("a shop's first admin is made once, by however many processes, with an address that counts as shown", async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => db.open().accounts.createAdmin(admin)));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await db.sql`select email, email_verified, role from users`).toEqual([
    { email: "admin@example.com", email_verified: true, role: "admin" },
  ]);
  expect(
    await db.sql`
    select password, provider_id, account_id = user_id as own from user_credentials`,
  ).toEqual([{ password: "salt:hash", provider_id: "credential", own: true }]);
  expect(await db.sql`select from audit_trail`).toHaveLength(1);
});

test("an account that somebody else opened with the address is not made an admin's by it", async () => {
  await addUser(db.sql, "admin");
  expect(await db.shop.accounts.createAdmin(admin)).toBe(false);
  expect(await db.shop.accounts.roleOf("admin")).toBe("shopper");
  expect(await db.sql`select from user_credentials`).toHaveLength(0);
  expect(await db.sql`select from audit_trail`).toHaveLength(0);
});

test("there is no third role", async () => {
  await addUser(db.sql, "ada");
  await expect(db.sql`update users set role = 'owner'`).rejects.toThrow("users_role");
});
