import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { type PostgresOptions, type RunningPostgres, startPostgres } from "./start-postgres.ts";

async function start(options: PostgresOptions = {}): Promise<{ server: RunningPostgres; sql: postgres.Sql }> {
  const server = await startPostgres(options);
  const sql = postgres(server.url, { max: 2, onnotice: () => {}, onclose: () => {} });
  onTestFinished(async () => {
    await sql.end({ timeout: 0 });
    await server.stop();
  });
  return { server, sql };
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "dotcart-test-postgres-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, "data");
}

test("a database of its own: UTF-8, many connections, safe to lose", async () => {
  const { sql } = await start();
  const setting = async (name: string): Promise<string> =>
    (await sql<{ value: string }[]>`select current_setting(${name}) as value`)[0]?.value ?? "";
  expect(await setting("server_encoding")).toBe("UTF8");
  expect(Number(await setting("max_connections"))).toBeGreaterThanOrEqual(200);
  expect(await setting("fsync")).toBe("off");
  expect(await setting("listen_addresses")).toBe("127.0.0.1");
  expect(await sql`select lower('ÄÖÜ') as lower, 'ü' < 'ẞ' as sorted`).toEqual([
    { lower: "äöü", sorted: true },
  ]);
});

test("stopping waits until the process is gone and its own folder is removed", async () => {
  const { server, sql } = await start();
  const [row] = await sql`select current_setting('data_directory') as dir`;
  expect(existsSync(row?.dir)).toBe(true);
  await sql.end();
  await server.stop();
  expect(() => process.kill(server.pid, 0)).toThrow("ESRCH");
  expect(existsSync(row?.dir)).toBe(false);
});

test("a folder keeps the data over a stop, waits for the disk, and the port may change", async () => {
  const dir = folder();
  const first = await start({ dir });
  await first.sql`create table kept (word text)`;
  await first.sql`insert into kept values ('mañana 🥛')`;
  expect((await first.sql`show fsync`)[0]).toEqual({ fsync: "on" });
  await first.sql.end();
  await first.server.stop();
  const second = await start({ dir });
  expect(second.server.port).not.toBe(first.server.port);
  expect(await second.sql`select word from kept`).toEqual([{ word: "mañana 🥛" }]);
});

test("a crash leaves a lock behind; the next start clears it away and everything committed is there", async () => {
  const dir = folder();
  const first = await start({ dir });
  await first.sql`create table kept (n int)`;
  await first.sql`insert into kept values (7)`;
  process.kill(first.server.pid, "SIGKILL");
  await first.server.stop();
  await first.sql.end({ timeout: 0 });
  const lock = join(dir, "postmaster.pid");
  expect(existsSync(lock)).toBe(true);
  // The process id in it belongs to somebody else by now: to this test, which is alive.
  writeFileSync(lock, readFileSync(lock, "utf8").replace(/^\d+/, String(process.pid)));
  const second = await start({ dir });
  expect(await second.sql`select n from kept`).toEqual([{ n: 7 }]);
});

test("a folder that a running Postgres uses is refused, by name", async () => {
  const dir = folder();
  const { server } = await start({ dir });
  await expect(startPostgres({ dir })).rejects.toThrow(
    `Postgres already runs on this folder (process ${server.pid}, started by process ${process.pid}).`,
  );
});

test("what an interrupted first start left behind is made anew", async () => {
  const dir = folder();
  mkdirSync(dir);
  writeFileSync(join(dir, "PG_VERSION"), "18\n");
  const { sql } = await start({ dir });
  expect(await sql`select 1 as n`).toEqual([{ n: 1 }]);
});

test("a folder that holds something else is refused, and nothing in it is touched", async () => {
  const dir = folder();
  mkdirSync(dir);
  writeFileSync(join(dir, "letter.txt"), "dear");
  await expect(startPostgres({ dir })).rejects.toThrow(`${dir} is not empty and holds no Postgres data.`);
  expect(readFileSync(join(dir, "letter.txt"), "utf8")).toBe("dear");
});

test("a port that is taken is a clear error", async () => {
  const { server } = await start();
  await expect(startPostgres({ port: server.port })).rejects.toThrow(
    /Postgres ended while starting\..*already in use/s,
  );
});

test("the database's name can be chosen and is made when it is missing", async () => {
  const { server, sql } = await start({ database: "shop" });
  expect(server.url).toMatch(/\/shop$/);
  expect(await sql`select current_database() as name`).toEqual([{ name: "shop" }]);
});

test("it runs and starts again under a folder that only its owner may enter", async () => {
  const locked = mkdtempSync(join(tmpdir(), "dotcart-test-locked-"));
  onTestFinished(() => rmSync(locked, { recursive: true, force: true }));
  const dir = join(locked, "deep", "data");
  const first = await start({ dir });
  await first.sql.end();
  await first.server.stop();
  const second = await start({ dir });
  expect(await second.sql`select 1 as n`).toEqual([{ n: 1 }]);
});
