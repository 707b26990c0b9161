import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { startChild } from "@dotcart/local-stack";

const root = resolve(import.meta.dirname, "../..");
const buildId = join(root, ".next/BUILD_ID");
const sources = [
  "src",
  "messages",
  "next.config.ts",
  "package.json",
  "../../packages/cart-domain/src",
  "../../packages/cart-client/src",
];

/** Builds the storefront unless the build there is younger than everything it was made from. */
export async function ensureBuilt(): Promise<void> {
  if (
    existsSync(buildId) &&
    sources.every((source) => newest(resolve(root, source)) < statSync(buildId).mtimeMs)
  )
    return;
  console.log("Building the storefront.");
  const build = startChild({
    name: "build",
    args: ["node_modules/next/dist/bin/next", "build"],
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    logFile: join(root, ".dotcart/build.log"),
  });
  if ((await build.ended) !== 0)
    throw new Error(`The storefront could not be built.\n${build.tail().join("\n")}`);
}

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  return Math.max(mtimeMs, ...inside.map((file) => statSync(join(path, file)).mtimeMs));
}
