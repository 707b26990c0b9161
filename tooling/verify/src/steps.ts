import { join } from "node:path";
import type { Group, Step } from "./step.ts";

const vitest = "node_modules/vitest/vitest.mjs";

/** Every check of the repository, cheapest first, each package after those it stands on. */
export function stepsOf(root: string): readonly Step[] {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const suite = (group: Group, cwd: string, ...args: string[]): Step => ({
    name: `${group}: ${cwd.split("/").at(-1)}`,
    group,
    cwd,
    args: [vitest, "run", ...args],
    counts: "vitest",
  });
  return [
    {
      name: "types",
      group: "types",
      cwd: ".",
      args: [turbo, "run", "typecheck", "--output-logs=errors-only"],
      counts: "exit",
    },
    {
      name: "lint",
      group: "lint",
      cwd: ".",
      args: [biome, "ci", "--error-on-warnings", "."],
      counts: "exit",
    },
    { name: "layers", group: "layers", cwd: ".", args: [turbo, "boundaries"], counts: "exit" },
    {
      name: "size: cart-domain",
      group: "size",
      cwd: "packages/cart-domain",
      args: ["scripts/size.ts"],
      counts: "exit",
    },
    suite("unit", "tooling/verify"),
    suite("unit", "packages/cart-domain"),
    suite("unit", "packages/cart-store", "--project", "unit"),
    suite("unit", "packages/shop-db", "--project", "unit"),
    suite("unit", "tooling/local-stack", "--project", "unit"),
    suite("unit", "apps/api", "--project", "unit"),
    suite("unit", "packages/cart-client"),
    suite("unit", "apps/storefront"),
    suite("unit", "apps/node"),
    suite("unit", "tooling/chaos"),
    {
      name: "mutants: cart-domain",
      group: "mutants",
      cwd: "packages/cart-domain",
      args: ["mutants/run.ts"],
      counts: "mutants",
    },
    suite("redis", "tooling/local-stack", "--project", "redis"),
    suite("redis", "packages/cart-store", "--project", "redis"),
    suite("redis", "apps/api", "--project", "redis"),
    suite("postgres", "tooling/local-stack", "--project", "pg"),
    suite("postgres", "packages/shop-db", "--project", "pg"),
    suite("postgres", "apps/api", "--project", "pg"),
    {
      name: "build",
      group: "build",
      cwd: ".",
      args: [turbo, "run", "build", "--output-logs=errors-only"],
      counts: "exit",
    },
    {
      name: "browser: storefront",
      group: "browser",
      cwd: "apps/storefront",
      args: ["node_modules/@playwright/test/cli.js", "test"],
      counts: "playwright",
    },
    suite("commands", "tooling/verify", "--config", "vitest.commands.config.ts"),
  ];
}
