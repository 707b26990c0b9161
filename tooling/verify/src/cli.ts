import { resolve } from "node:path";
import { ensureChromium, ensureRedis } from "@dotcart/local-stack";
import pc from "picocolors";
import { showProgress } from "./progress.ts";
import { type Outcome, runStep } from "./run-step.ts";
import { type Group, groups } from "./step.ts";
import { stepsOf } from "./steps.ts";

const root = resolve(import.meta.dirname, "../../..");
const usage = `Usage: pnpm test [group …]\n\nGroups: ${groups.join(", ")}. Without one, everything runs.`;

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !(groups as readonly string[]).includes(name));
  if (unknown.length > 0) {
    console.error(`${unknown.join(", ")}: no such group.\n${usage}`);
    return 2;
  }
  const wanted = new Set<Group>(asked.length === 0 ? groups : (asked as readonly Group[]));
  await prepareMachine(wanted);
  const steps = stepsOf(root).filter((step) => wanted.has(step.group));
  const outcomes: Outcome[] = [];
  for (const [index, step] of steps.entries()) {
    const progress = showProgress(step.name, `[${index + 1}/${steps.length}]`);
    const outcome = await runStep(root, step, progress.onLine);
    progress.done(outcome);
    outcomes.push(outcome);
  }
  return summarise(outcomes);
}

/** What the suites need of the machine is installed here where the system's package manager can, else the line says what to install. */
async function prepareMachine(wanted: ReadonlySet<Group>): Promise<void> {
  const say = (line: string): void => console.log(pc.dim(`• ${line}`));
  if (["redis", "postgres", "browser", "commands"].some((group) => wanted.has(group as Group)))
    await ensureRedis(say);
  if (wanted.has("browser")) process.env.CHROMIUM_PATH = await ensureChromium(say);
}

function summarise(outcomes: readonly Outcome[]): number {
  const width = Math.max(...outcomes.map(({ step }) => step.name.length));
  console.log(`\n${pc.bold("Summary")}`);
  for (const { step, count, isOk, seconds } of outcomes)
    console.log(
      `${isOk ? pc.green("✓") : pc.red("✗")} ${step.name.padEnd(width)} ${String(count.passed).padStart(6)} passed ${String(count.failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
    );
  const passed = outcomes.reduce((sum, { count }) => sum + count.passed, 0);
  const failed = outcomes.reduce((sum, { count }) => sum + count.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return outcomes.every(({ isOk }) => isOk) ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`\n${pc.red("✗")} ${error instanceof Error ? error.message : String(error)}`);
    console.log("\n0 passed, 1 failed");
    process.exit(1);
  },
);
