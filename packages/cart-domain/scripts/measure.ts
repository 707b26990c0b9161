import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const SET_AND_CART =
  "add, setQuantity, remove, clear, consume, undoRemove, undoMerge, dotsOf, emptyCart, join, lineOf, linesOf";

/** What a browser loads that only keeps a cart, one that also sends it, and one that is a replica in full; `limit` is in bytes after gzip. */
export const bundles = [
  { name: "set + cart", names: SET_AND_CART, limit: 4000 },
  {
    name: "set + cart + wire + diff + limits",
    names: `${SET_AND_CART}, encodeCart, decodeCart, diff, haveOf, admit, mayMint`,
    limit: 4500,
  },
  {
    name: "set + cart + saved lines + wire + have + diff + limits",
    names: `${SET_AND_CART}, savedLinesOf, saveForLater, moveToCart, acceptPrice, encodeCart, decodeCart, encodeHave, decodeHave, diff, haveOf, admit, mayMint`,
    limit: 4800,
  },
] as const;

export type Size = { readonly minified: number; readonly gzip: number; readonly modules: readonly string[] };

/** Bundles these exports of the package as a browser's bundler would, and weighs them. */
export async function measure(names: string): Promise<Size> {
  const result = await build({
    stdin: {
      contents: `export { ${names} } from "@dotcart/cart-domain";`,
      resolveDir: new URL("..", import.meta.url).pathname,
    },
    alias: { "@dotcart/cart-domain": "./src/index.ts" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
  });
  const [output] = result.outputFiles;
  const [meta] = Object.values(result.metafile.outputs);
  if (output === undefined || meta === undefined) throw new Error("esbuild wrote nothing");
  return {
    minified: output.contents.byteLength,
    gzip: gzipSync(output.contents, { level: 9 }).byteLength,
    modules: Object.keys(meta.inputs),
  };
}
