import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pc from "picocolors";
import { badge } from "./badge/badge.ts";
import { checkout } from "./checkout/checkout.ts";
import { live } from "./live/live.ts";
import { machine } from "./machine.ts";
import type { Part, Say } from "./part.ts";
import { throughput } from "./throughput/throughput.ts";

const root = resolve(import.meta.dirname, "../../..");
const parts: Readonly<Record<string, Part>> = { throughput, checkout, live, badge };

const say: Say = (line) => console.log(`${pc.dim("•")} ${line}`);

/** Runs every part and writes RESULTS.md; or only the parts that were named, and writes nothing. */
async function main(named: readonly string[]): Promise<void> {
  const unknown = named.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}.`);
  say("Building the API.");
  execFileSync("node", ["scripts/build.ts"], { cwd: join(root, "apps/api"), stdio: "inherit" });
  const chapters: string[] = [];
  for (const [name, part] of Object.entries(parts))
    if (named.length === 0 || named.includes(name)) {
      say(pc.bold(name));
      chapters.push(await part(root, say));
    }
  const text = `# Results

Written by \`pnpm bench\`. One machine, one go: whatever makes the load, the API, the Upstash endpoint and Redis share its processors.

${machine(root)
  .map((line) => `- ${line}`)
  .join("\n")}

${chapters.join("\n")}`;
  if (named.length === 0) writeFileSync(join(root, "tooling/bench/RESULTS.md"), text);
  console.log(`\n${text}`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`\n${pc.red("✗")} ${error instanceof Error ? error.stack : String(error)}`);
    process.exit(1);
  },
);
