import type { Meddling } from "./meddling.ts";
import { onlySteps, shrink } from "./shrink.ts";
import { simulate } from "./simulate.ts";
import { scheduleOf } from "./world/step.ts";

/** A trace longer than this is told from its end. */
const MOST_LINES = 80;

/** What a failing seed comes to, in as few steps as were found, and the command that shows it again. */
export async function reportOf(seed: string, meddle: () => Meddling = () => ({})): Promise<string> {
  const schedule = scheduleOf(seed);
  const kept = await shrink(schedule, meddle);
  const lines: string[] = [];
  const trace = (line: string) => lines.push(line);
  const outcome = await simulate(onlySteps(schedule, kept), { meddling: meddle(), trace });
  return [
    `seed ${seed}: ${outcome.ok ? "passes when it is told about" : outcome.why}`,
    `again: pnpm --filter @dotcart/chaos simulate ${quoted(seed)} --only ${kept.join(",")}`,
    `whole: pnpm --filter @dotcart/chaos simulate ${quoted(seed)}`,
    ...(lines.length > MOST_LINES ? ["…"] : []),
    ...lines.slice(-MOST_LINES),
  ].join("\n");
}

const quoted = (seed: string): string => (/^\w+$/.test(seed) ? seed : `"${seed}"`);
