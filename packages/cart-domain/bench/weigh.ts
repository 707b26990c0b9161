import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes after gzip of a browser bundle of this source, and of the WebAssembly beside it. */
export async function weigh(contents: string, wasm: readonly string[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: new URL(".", import.meta.url).pathname },
    alias: { "@dotcart/cart-domain": "../src/index.ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: ["*.wasm"],
  });
  const bytes = [...outputFiles.map((file) => file.contents), ...wasm.map((path) => readFileSync(path))];
  return bytes.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).byteLength, 0);
}
