import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { startChild } from "@dotcart/local-stack";

const root = resolve(import.meta.dirname, "../..");
const buildId = join(root, ".next/BUILD_ID");
/** Cards are taken through a stand-in; its script is `stripe-js.ts`. */
const stripe = { STRIPE_PUBLISHABLE_KEY: "pk_test_stand_in" };
const sources = [
  "src",
  "messages",
  "next.config.ts",
  "package.json",
  "../../packages/cart-domain/src",
  "../../packages/cart-client/src",
];

/** Builds the storefront unless the build there takes cards and is younger than everything it was made from. */
export async function ensureBuilt(): Promise<void> {
  if (
    existsSync(buildId) &&
    takesCards() &&
    sources.every((source) => newest(resolve(root, source)) < statSync(buildId).mtimeMs)
  )
    return;
  console.log("Building the storefront.");
  const build = startChild({
    name: "build",
    args: ["node_modules/next/dist/bin/next", "build"],
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", ...stripe },
    logFile: join(root, ".dotcart/build.log"),
  });
  if ((await build.ended) !== 0)
    throw new Error(`The storefront could not be built.\n${build.tail().join("\n")}`);
}

/** A build without Stripe's key has nothing of Stripe in its headers. */
const takesCards = (): boolean =>
  readFileSync(join(root, ".next/routes-manifest.json"), "utf8").includes("https://js.stripe.com");

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  return Math.max(mtimeMs, ...inside.map((file) => statSync(join(path, file)).mtimeMs));
}
