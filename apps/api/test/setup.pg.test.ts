import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type RunningPostgres, startPostgres, startTestRedis } from "@dotcart/local-stack";
import { verifyPassword } from "better-auth/crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

/** Starting a process takes as long as the machine is busy. */
vi.setConfig({ testTimeout: 60_000 });

const entry = fileURLToPath(new URL("../src/setup.ts", import.meta.url));
let server: RunningPostgres;
let redis: Awaited<ReturnType<typeof startTestRedis>>;
let sql: postgres.Sql;
beforeAll(async () => {
  [server, redis] = await Promise.all([startPostgres(), startTestRedis()]);
  sql = postgres(server.url, { onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await Promise.all([server.stop(), redis.stop()]);
});

/** Sets the shop up as an operator does; answers what he reads. */
async function setUp(env: Record<string, string> = {}): Promise<{ said: string; code: number }> {
  const child = spawn(process.execPath, [entry], {
    env: {
      DATABASE_URL: server.url,
      UPSTASH_REDIS_REST_URL: redis.url,
      UPSTASH_REDIS_REST_TOKEN: redis.token,
      SESSION_SECRET: "a secret of more than thirty-two letters",
      NODE_NO_WARNINGS: "1",
      ...env,
    },
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, "exit")) as [number];
  return { said: (await said).join(""), code };
}
const passwordOf = async (email: string): Promise<string> => {
  const [row] =
    await sql`select password from user_credentials join users on users.id = user_id where email = ${email}`;
  return row?.password;
};

test("a shop that is set up has goods, terms and one admin, whose made-up password is said once", async () => {
  const first = await setUp();
  expect(first).toMatchObject({ code: 0 });
  const password = /admin@dotcart\.test, with the password ([\w-]{24}) \(shown this once\)/.exec(
    first.said,
  )?.[1];
  expect(
    await verifyPassword({ hash: await passwordOf("admin@dotcart.test"), password: password ?? "" }),
  ).toBe(true);
  expect(await sql`select email, role from users`).toEqual([{ email: "admin@dotcart.test", role: "admin" }]);
  expect((await sql`select from tax_rates`).length).toBeGreaterThan(10);

  const hash = await passwordOf("admin@dotcart.test");
  const second = await setUp({ ADMIN_PASSWORD: "another one altogether" });
  expect(second.code).toBe(0);
  expect(second.said).toContain("admin@dotcart.test has an account, which stays as it is");
  expect(second.said).not.toContain(password);
  expect(await passwordOf("admin@dotcart.test")).toBe(hash);
});

test("a password that was given is taken and not repeated, and one that is too short stops the set-up", async () => {
  const own = { ADMIN_EMAIL: "Me@Shop.example", ADMIN_PASSWORD: "hunter2 and more" };
  const { code, said } = await setUp(own);
  expect(code).toBe(0);
  expect(said).not.toContain(own.ADMIN_PASSWORD);
  const hash = await passwordOf("me@shop.example");
  expect(await verifyPassword({ hash, password: own.ADMIN_PASSWORD })).toBe(true);

  const refused = await setUp({ ADMIN_PASSWORD: "hunter2", ADMIN_EMAIL: "me" });
  expect(refused.code).toBe(1);
  expect(refused.said).toContain("ADMIN_PASSWORD: must have 8 to 128 characters");
  expect(refused.said).toContain("ADMIN_EMAIL: must be an e-mail address");
  expect(refused.said).not.toContain("hunter2");
});
