import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const imports = (what: string): string => `import { thing } from "${what}";\nthing();\n`;

/** Each line is a file planted into a copy of the workspace, and whether the layers allow it. */
const planted = [
  ["packages/cart-domain/src/planted-up.ts", imports("@dotcart/cart-store"), "refused"],
  ["packages/cart-domain/src/planted-io.ts", imports("node:fs"), "refused"],
  ["packages/cart-domain/src/planted-clock.ts", "export const now = () => Date.now();\n", "refused"],
  ["packages/cart-domain/src/planted-undeclared.ts", imports("hono"), "refused"],
  ["packages/cart-store/src/planted-down.ts", imports("@dotcart/cart-domain"), "allowed"],
  ["packages/cart-store/src/planted-sideways.ts", imports("@dotcart/shop-db"), "refused"],
  ["packages/cart-store/src/planted-up.ts", imports("@dotcart/api/router"), "refused"],
  ["packages/cart-store/src/planted-stack.ts", imports("@dotcart/local-stack"), "refused"],
  ["packages/cart-store/src/planted.test.ts", imports("@dotcart/local-stack"), "allowed"],
  ["packages/shop-db/src/planted-sideways.ts", imports("@dotcart/cart-store"), "refused"],
  ["apps/api/src/planted-down.ts", imports("@dotcart/shop-db"), "allowed"],
  ["apps/api/src/planted-up.ts", imports("@dotcart/storefront"), "refused"],
  ["apps/api/src/planted-env.ts", "export const secret = process.env.SESSION_SECRET;\n", "refused"],
  ["apps/node/src/planted-down.ts", imports("@dotcart/cart-domain"), "allowed"],
  ["apps/node/src/planted-store.ts", imports("@dotcart/cart-store"), "refused"],
  ["packages/cart-client/src/planted-down.ts", imports("@dotcart/cart-domain"), "allowed"],
  [
    "packages/cart-client/src/planted-type.ts",
    'import type { AppRouter } from "@dotcart/api/router";\nexport type A = AppRouter;\n',
    "allowed",
  ],
  ["packages/cart-client/src/planted-store.ts", imports("@dotcart/cart-store"), "refused"],
  ["packages/cart-client/src/planted.test.ts", imports("@dotcart/cart-store"), "allowed"],
  ["packages/cart-client/src/planted-up.ts", imports("@dotcart/storefront"), "refused"],
  ["packages/cart-store/src/planted-client.ts", imports("@dotcart/cart-client"), "refused"],
  ["apps/api/src/planted-client.ts", imports("@dotcart/cart-client"), "refused"],
  ["apps/storefront/src/planted-db.ts", imports("@dotcart/shop-db"), "refused"],
  ["apps/storefront/src/planted-store.ts", imports("@dotcart/cart-store"), "refused"],
  [
    "apps/storefront/src/planted-type.ts",
    'import type { AppRouter } from "@dotcart/api/router";\nexport type A = AppRouter;\n',
    "allowed",
  ],
  ["tooling/chaos/src/planted-client.ts", imports("@dotcart/cart-client/core"), "allowed"],
  ["tooling/chaos/src/planted-api.ts", imports("@dotcart/api/router"), "refused"],
] as const;

let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "dotcart-layers-"));
  for (const file of [
    "biome.json",
    ".gitignore",
    "package.json",
    "turbo.json",
    "pnpm-workspace.yaml",
    "pnpm-lock.yaml",
  ])
    cpSync(join(root, file), join(copy, file));
  for (const group of ["apps", "packages", "tooling"])
    for (const name of readdirSync(join(root, group)))
      cpSync(join(root, group, name, "package.json"), join(copy, group, name, "package.json"));
  for (const [file, text] of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("layers: data flows one way, and a machine sees to it", () => {
  test.each(planted)("%s", (file, _text, verdict) => {
    expect(lint(file)).toBe(verdict);
  });

  test("a relative path into another package is refused", () => {
    writeFileSync(join(copy, "packages/cart-domain/src/cart.ts"), "export const add = () => {};\n");
    expect(boundaries()).toBe("allowed");
    writeFileSync(
      join(copy, "packages/cart-store/src/planted-relative.ts"),
      'import { add } from "../../cart-domain/src/cart.ts";\nadd();\n',
    );
    expect(boundaries()).toBe("refused");
  });
});

type Verdict = "allowed" | "refused";

const lint = (file: string): Verdict => run("@biomejs/biome/bin/biome", "lint", "--error-on-warnings", file);

/** Judged without the planted files that the lint refuses: only what reaches over a package's edge is left. */
function boundaries(): Verdict {
  for (const [file, , verdict] of planted)
    if (verdict === "refused") rmSync(join(copy, file), { force: true });
  return run("turbo/bin/turbo", "boundaries");
}

function run(program: string, ...args: string[]): Verdict {
  try {
    execFileSync(process.execPath, [join(root, "node_modules", program), ...args], {
      cwd: copy,
      stdio: "pipe",
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    });
    return "allowed";
  } catch {
    return "refused";
  }
}
