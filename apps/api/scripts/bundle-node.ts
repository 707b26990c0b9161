import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Writes dist/node.js and dist/setup.js, each complete in itself but for what Node brings. */
export async function bundleNode(): Promise<void> {
  await build({
    entryPoints: [file("src/node.ts"), file("src/setup.ts")],
    outdir: file("dist"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    sourcemap: true,
    logLevel: "error",
    // Some dependencies are CommonJS and ask for Node's modules while they run.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
  });
}
