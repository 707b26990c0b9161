import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";

/** What the figures were taken on: processor, memory, and the versions that matter. */
export function machine(root: string): readonly string[] {
  const processors = cpus();
  const version = (name: string, folder: string): string =>
    `${name} ${JSON.parse(readFileSync(join(root, folder, "node_modules", name, "package.json"), "utf8")).version}`;
  return [
    `${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`,
    `Node ${process.version}, Redis ${redisVersion()}, ${version("hono", "apps/api")}, ${version("@trpc/server", "apps/api")}, ${version("@upstash/redis", "apps/api")}`,
    `commit ${execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim()}, ${new Date().toISOString().slice(0, 10)}`,
  ];
}

const redisVersion = (): string =>
  execFileSync("redis-server", ["--version"], { encoding: "utf8" }).match(/v=([\d.]+)/)?.[1] ?? "unknown";
