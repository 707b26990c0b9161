import { rmSync } from "node:fs";
import { bundleEdge, edgeLimit } from "./bundle-edge.ts";
import { bundleNode } from "./bundle-node.ts";

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
await bundleNode();
const bytes = await bundleEdge();
process.stdout.write(`dist/edge.js: ${(bytes / 1000).toFixed(1)} kB of ${edgeLimit / 1000} kB\n`);
