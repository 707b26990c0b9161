import type { Meddling } from "./meddling.ts";
import { simulate } from "./simulate.ts";
import type { Schedule } from "./world/step.ts";

/** How often a failing schedule is tried again with less in it. */
const MOST_TRIES = 250;

/** A schedule with some of its steps, by their places in the whole. Time passes as if the others had happened. */
export const onlySteps = (schedule: Schedule, kept: readonly number[]): Schedule => {
  const { steps } = schedule;
  let waited = 0;
  return {
    ...schedule,
    steps: steps.flatMap((step, i) => {
      waited += step.after;
      if (!kept.includes(i)) return [];
      const after = waited;
      waited = 0;
      return [{ ...step, after }];
    }),
  };
};

/** The places of few steps that fail as well: pieces are left out, ever smaller ones, as long as it still fails. */
export async function shrink(schedule: Schedule, meddle: () => Meddling): Promise<readonly number[]> {
  let kept: readonly number[] = schedule.steps.map((_, i) => i);
  let tries = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length && tries < MOST_TRIES; ) {
      const fewer = kept.filter((_, i) => i < from || i >= from + size);
      tries += 1;
      const outcome = await simulate(onlySteps(schedule, fewer), { meddling: meddle() });
      if (outcome.ok) from += size;
      else kept = fewer;
    }
  return kept;
}
