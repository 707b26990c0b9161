import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { edgeDiet } from "./edge-diet.ts";

/** Bytes, minified. Workers start the faster the less there is to read; above this the build fails. */
export const edgeLimit = 250_000;

const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Writes dist/edge.js, one file without Node's modules, and answers its size in bytes. Rejects when it is too large. */
export async function bundleEdge(outfile = file("dist/edge.js")): Promise<number> {
  const result = await build({
    entryPoints: [file("src/edge.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2024",
    mainFields: ["module", "main"],
    conditions: ["workerd", "worker", "import"],
    minify: true,
    metafile: true,
    legalComments: "none",
    logLevel: "error",
    plugins: [edgeDiet],
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const [bytes = 0] = Object.values(result.metafile.outputs).map((output) => output.bytes);
  if (bytes > edgeLimit)
    throw new Error(`The edge bundle has ${bytes} bytes, ${bytes - edgeLimit} too many.`);
  return bytes;
}
