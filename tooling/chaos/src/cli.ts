import { parseArgs } from "node:util";
import { mutants } from "./mutants.ts";
import { reportOf } from "./report.ts";
import { onlySteps } from "./shrink.ts";
import { simulate } from "./simulate.ts";
import { scheduleOf } from "./world/step.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    count: { type: "string" },
    mutant: { type: "string" },
    brief: { type: "boolean" },
  },
});
const [seed = "0"] = positionals;
const meddle = mutants.find(({ name }) => name === values.mutant)?.meddle ?? (() => ({}));

if (values.count === undefined) await show();
else await search(Number(values.count));

/** One schedule, with everything that happens in it. */
async function show(): Promise<void> {
  const whole = scheduleOf(seed);
  const schedule = values.only === undefined ? whole : onlySteps(whole, values.only.split(",").map(Number));
  const trace = (line: string) =>
    values.brief && / tells nothing /.test(line) ? undefined : console.log(line);
  const outcome = await simulate(schedule, { meddling: meddle(), trace });
  console.log(outcome.ok ? `agreed after ${outcome.operations} operations` : outcome.why);
  if (!outcome.ok) process.exitCode = 1;
}

/** So many schedules from this seed on, until one fails. */
async function search(count: number): Promise<void> {
  const first = Number(seed);
  for (let next = first; next < first + count; next++) {
    const outcome = await simulate(scheduleOf(String(next)), { meddling: meddle() });
    if (outcome.ok) continue;
    console.log(await reportOf(String(next), meddle));
    process.exitCode = 1;
    return;
  }
  console.log(`${count} schedules from seed ${first} on: all agreed`);
}
