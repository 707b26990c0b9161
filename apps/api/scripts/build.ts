import { cpSync, rmSync } from "node:fs";
import { bundleEdge, edgeLimit } from "./bundle-edge.ts";
import { bundleNode } from "./bundle-node.ts";

const dist = new URL("../dist/", import.meta.url);
rmSync(dist, { recursive: true, force: true });
await bundleNode();
cpSync(new URL("../../../packages/shop-db/drizzle", dist), new URL("drizzle", dist), { recursive: true });
const bytes = await bundleEdge();
process.stdout.write(`dist/edge.js: ${(bytes / 1000).toFixed(1)} kB of ${edgeLimit / 1000} kB\n`);
