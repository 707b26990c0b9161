import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { type RedisOptions, type RunningRedis, startRedis } from "./start-redis.ts";

async function start(options: RedisOptions = {}): Promise<{ redis: RunningRedis; client: Redis }> {
  const redis = await startRedis(options);
  const client = new Redis(redis.url);
  client.on("error", () => {});
  onTestFinished(async () => {
    client.disconnect();
    await redis.stop();
  });
  return { redis, client };
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "dotcart-test-redis-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, "data");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("Redis never evicts, listens on 127.0.0.1 alone and answers when the promise resolves", async () => {
  const { client } = await start();
  const setting = async (name: string): Promise<unknown> =>
    ((await client.config("GET", name)) as string[])[1];
  expect(await client.ping()).toBe("PONG");
  expect(await setting("maxmemory-policy")).toBe("noeviction");
  expect(await setting("bind")).toBe("127.0.0.1");
  expect(await setting("save")).toBe("");
});

test("stopping waits until the process is gone and its own folder is removed", async () => {
  const { redis, client } = await start();
  const [, dir = ""] = (await client.config("GET", "dir")) as string[];
  expect(existsSync(dir)).toBe(true);
  await redis.stop();
  expect(isAlive(redis.pid)).toBe(false);
  expect(existsSync(dir)).toBe(false);
  await redis.stop();
});

test("many start at once, each on a port of its own", async () => {
  const started = await Promise.all(Array.from({ length: 4 }, () => start()));
  expect(new Set(started.map(({ redis }) => redis.port)).size).toBe(4);
});

test("a folder keeps the data over a stop, and over a kill, everything acknowledged included", async () => {
  const dir = folder();
  const first = await start({ dir });
  await first.client.set("k", "kept");
  await first.redis.stop();
  const second = await start({ dir });
  expect(await second.client.get("k")).toBe("kept");
  await second.client.set("k", "acknowledged");
  process.kill(second.redis.pid, "SIGKILL");
  await second.redis.stop();
  const third = await start({ dir });
  expect(await third.client.get("k")).toBe("acknowledged");
});

test("a port that is taken is a clear error, not a second server behind the first one's back", async () => {
  const { redis } = await start();
  await expect(startRedis({ port: redis.port })).rejects.toThrow(/Redis ended while starting\..*in use/is);
});

test("a folder that a running program uses is refused, by name", async () => {
  const dir = folder();
  const { redis } = await start({ dir });
  await expect(startRedis({ dir })).rejects.toThrow(
    `Redis already runs on this folder (process ${redis.pid}, started by process ${process.pid}).`,
  );
});

test("a starter that is killed leaves nothing in the way of the next start", async () => {
  const dir = folder();
  const program = `import { startRedis } from ${JSON.stringify(import.meta.resolve("./start-redis.ts"))};
    console.log(JSON.stringify(await startRedis({ dir: ${JSON.stringify(dir)} })));`;
  const starter = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const left = await new Promise<RunningRedis>((resolve) => {
    starter.stdout.once("data", (text) => resolve(JSON.parse(String(text))));
  });
  const writer = new Redis(left.url);
  await writer.set("k", "kept");
  writer.disconnect();
  starter.kill("SIGKILL");
  await new Promise((resolve) => starter.once("exit", resolve));
  const { client } = await start({ dir });
  expect(await client.get("k")).toBe("kept");
  const nobody = new Redis(left.url, { lazyConnect: true, retryStrategy: () => null });
  nobody.on("error", () => {});
  await expect(nobody.connect()).rejects.toThrow("Connection is closed");
});
